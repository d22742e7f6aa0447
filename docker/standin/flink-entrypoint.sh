#!/bin/bash
# The part of the public image's entry point that ../compose.yaml uses.
set -euo pipefail
conf=/opt/flink/conf
opens=
for name in lang net io nio lang.reflect text time util util.concurrent util.concurrent.atomic \
  util.concurrent.locks; do
  opens="$opens --add-opens=java.base/java.$name=ALL-UNNAMED"
done
opens="$opens --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-exports=java.base/sun.net.util=ALL-UNNAMED"

cat > "$conf/config.yaml" <<PROPERTIES
jobmanager.bind-host: 0.0.0.0
taskmanager.bind-host: 0.0.0.0
rest.bind-address: 0.0.0.0
rest.address: localhost
blob.server.port: 6124
${FLINK_PROPERTIES:-}
PROPERTIES

role=$1
shift
option() { sed -n "s/^ *$1: *//p" "$conf/config.yaml"; }
params() {
  java -cp '/opt/flink/lib/*' org.apache.flink.runtime.util.bash.BashJavaUtils "$1" --configDir "$conf" |
    sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p'
}
start() {
  export FLINK_CONF_DIR=$conf FLINK_LIB_DIR=/opt/flink/lib FLINK_PLUGINS_DIR=/opt/flink/plugins
  # shellcheck disable=SC2086 # Options are several words.
  exec setpriv --reuid=flink --regid=flink --clear-groups java $1 $opens $2 \
    -Dlog4j.configurationFile="$conf/log4j-console.properties" -cp '/opt/flink/lib/*' "${@:3}"
}

case $role in
  standalone-job)
    result=$(params GET_JM_RESOURCE_PARAMS)
    # The class behind bin/standalone-job.sh is in no jar of Maven's.
    start "$(sed -n 1p <<<"$result")" "$(option env.java.opts.jobmanager)" \
      /opt/flink/bin/StandaloneJob.java --configDir "$conf" "$@"
    ;;
  taskmanager)
    result=$(params GET_TM_RESOURCE_PARAMS)
    # shellcheck disable=SC2046 # Settings are several words.
    start "$(sed -n 1p <<<"$result")" "$(option env.java.opts.taskmanager)" \
      org.apache.flink.runtime.taskexecutor.TaskManagerRunner --configDir "$conf" \
      $(sed -n 2p <<<"$result")
    ;;
  *) exec "$role" "$@" ;;
esac
