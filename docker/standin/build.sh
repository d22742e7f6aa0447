#!/bin/sh
# Makes stand-ins for the public images of ../compose.yaml, under their names, where no registry can be
# reached: Debian with a JDK, Flink's and Kafka's jars from Maven, Debian's Prometheus. Needs root,
# debootstrap and docker. The layouts are those of the public images; what runs in them is the same code,
# but for the scripts around it.
set -eu
cd "$(dirname "$0")"
home=$(cd ../.. && pwd)
work=${1:-$(mktemp -d)}
flink=$(sed -n 's/.*<flink.version>\(.*\)<.*/\1/p' "$home/pom.xml")
kafka=$(sed -n 's/.*<kafka.version>\(.*\)<.*/\1/p' "$home/pom.xml")

jars() {
  "$home/mvnw" -q -B -f "$1.xml" -Dflink.version="$flink" -Dkafka.version="$kafka" \
    dependency:copy-dependencies -DoutputDirectory="$2"
}

# image NAME FOLDER [CHANGE ...]: Debian with the folder laid over it.
image() {
  name=$1
  over=$2
  shift 2
  for change in "$@"; do
    set -- "$@" --change "$change"
    shift
  done
  cp -al "$work/debian" "$work/image"
  cp -al --remove-destination "$over/." "$work/image/"
  tar -c -C "$work/image" . | docker import "$@" - "$name"
  rm -rf "$work/image"
}

if [ ! -d "$work/debian" ]; then
  debootstrap --variant=minbase --include=openjdk-17-jdk-headless,ca-certificates,prometheus \
    bookworm "$work/debian"
  chroot "$work/debian" useradd --uid 9999 --user-group flink
fi

over=$work/flink
mkdir -p "$over/opt/flink/lib" "$over/opt/flink/usrlib" "$over/opt/flink/conf" "$over/opt/flink/bin" \
  "$over/opt/flink/plugins/metrics-prometheus"
jars flink "$over/opt/flink/lib"
mv "$over"/opt/flink/lib/flink-metrics-prometheus-*.jar "$over/opt/flink/plugins/metrics-prometheus/"
cp StandaloneJob.java "$over/opt/flink/bin/"
cp log4j-console.properties "$over/opt/flink/conf/"
cp flink-entrypoint.sh "$over/docker-entrypoint.sh"
image "flink:$flink-java17" "$over" 'ENV FLINK_HOME=/opt/flink' 'WORKDIR /opt/flink' \
  'ENTRYPOINT ["/docker-entrypoint.sh"]' 'CMD ["help"]'

over=$work/kafka
mkdir -p "$over/opt/kafka/libs" "$over/opt/kafka/bin" "$over/var/lib/kafka/data"
jars kafka "$over/opt/kafka/libs"
cp log4j-console.properties "$over/opt/kafka/"
cp kafka-entrypoint.sh "$over/kafka-entrypoint.sh"
cp kafka-topics.sh kafka-console-consumer.sh "$over/opt/kafka/bin/"
image "apache/kafka:$kafka" "$over" 'CMD ["/kafka-entrypoint.sh"]'

over=$work/prometheus
mkdir -p "$over/prometheus"
image "prom/prometheus:v2.53.0" "$over" 'WORKDIR /prometheus' 'ENTRYPOINT ["/usr/bin/prometheus"]' \
  'CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]'

# The build stage finds its libraries in a copy of the local Maven repository.
over=$work/build
mkdir -p "$over/root"
cp -a "$HOME/.m2" "$over/root/"
image "eclipse-temurin:17-jdk" "$over" 'ENV MAVEN_ARGS=-o' 'WORKDIR /'
