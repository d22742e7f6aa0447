#!/bin/bash
# Makes every alert rule fire once, by doing to the running composition what the rule is there for. Times
# are shortened, within the expressions too, and a model is stale after ten seconds, so that it takes some
# four minutes; what is compared with what, and the other bounds, are those that are delivered.
#
#   standin/firing.sh [docker-compose -f FILE ...]     in the folder of compose.yaml, nothing running
#
# Prints each rule as it fires. Ends with 0 when all have.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- docker compose
compose=("$@")
rules=(TidewatchDeadLetters TidewatchLag TidewatchModelStale TidewatchNoCheckpoint TidewatchRestarts
  TidewatchJobNotRunning)

shortened=$(mktemp -d)
trap '"${compose[@]}" down -v; rm -rf "$shortened"' EXIT
chmod 755 "$shortened"
sed -e 's/\[5m\]/[1m]/; s/\[10m\]/[1m]/; s/6 \* 3600/10/; s/for: .*/for: 10s/' prometheus/rules.yml \
  > "$shortened/rules.yml"
cp prometheus/prometheus.yml "$shortened/"
cat > "$shortened/override.yaml" <<EOF
services:
  prometheus:
    volumes: ["$shortened:/etc/prometheus:ro"]
EOF
compose+=(-f "$shortened/override.yaml")

ask() { curl -fsS --get "http://localhost:9090/api/v1/query" --data-urlencode "query=$1"; }
holds() { ask "$1" | grep -q '"value"'; }
await() { # await SECONDS QUERY: until it gives something
  for ((left = $1; left > 0; left -= 2)); do
    if holds "$2"; then return 0; fi
    sleep 2
  done
  echo "nothing after $1 s: $2" >&2
  return 1
}
fires() {
  await "$2" "ALERTS{alertname=\"$1\",alertstate=\"firing\"}"
  echo "$1 fires: $3"
}
kafka() { "${compose[@]}" exec -T kafka "$@"; }

"${compose[@]}" up -d
await 180 'flink_taskmanager_job_task_operator_model_age_seconds > 0'

# A million records that are no readings: the source has to work through them, and refuses each.
kafka sh -c "yes garbage | head -n 1000000 | java -cp '/opt/kafka/libs/*' \
  org.apache.kafka.tools.ConsoleProducer --bootstrap-server kafka:9092 --topic demo.readings" >/dev/null
fires TidewatchLag 120 'a million records at once'
fires TidewatchDeadLetters 120 'none of them is a reading'
fires TidewatchModelStale 120 'there is a new model every half minute, and ten seconds are the bound here'

"${compose[@]}" exec -T -u root taskmanager chmod -R a-w /opt/tidewatch/checkpoints
fires TidewatchNoCheckpoint 240 'nobody may write checkpoints'
"${compose[@]}" exec -T -u root taskmanager chmod -R u+w /opt/tidewatch/checkpoints

for lost in 1 2 3 4 5; do
  "${compose[@]}" restart -t 0 taskmanager
  await 180 "flink_jobmanager_job_numRestarts >= $lost"
done
fires TidewatchRestarts 240 'the TaskManager was lost five times'

"${compose[@]}" stop jobmanager
fires TidewatchJobNotRunning 120 'the JobManager is gone'
echo "all ${#rules[@]} rules have fired"
