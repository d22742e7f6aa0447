#!/bin/sh
exec java -Xmx128m -Dlog4j2.configurationFile=/opt/kafka/log4j-console.properties \
  -cp '/opt/kafka/libs/*' org.apache.kafka.tools.consumer.ConsoleConsumer "$@"
