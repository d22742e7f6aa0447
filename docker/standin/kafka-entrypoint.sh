#!/bin/bash
# Settings from KAFKA_* variables, a folder formatted once, and the broker: as the public image does.
set -euo pipefail
settings=/opt/kafka/server.properties
env | sed -n 's/^KAFKA_//p' | while IFS='=' read -r name value; do
  printf '%s=%s\n' "$(tr 'A-Z_' 'a-z.' <<<"$name")" "$value"
done > "$settings"
run() { java -Xmx512m -Dlog4j2.configurationFile=/opt/kafka/log4j-console.properties -cp '/opt/kafka/libs/*' "$@"; }
run kafka.tools.StorageTool format --ignore-formatted -t 5L6g3nShT-eMCtK--X86sw -c "$settings"
exec java -Xmx512m -Dlog4j2.configurationFile=/opt/kafka/log4j-console.properties \
  -cp '/opt/kafka/libs/*' kafka.Kafka "$settings"
