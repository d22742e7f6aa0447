package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.SinkConfig;
import io.tidewatch.config.SourceConfig;
import io.tidewatch.kafka.ClientProperties;
import io.tidewatch.kafka.Delivery;
import io.tidewatch.kafka.KafkaSpec;
import io.tidewatch.kafka.OutputTopics;
import io.tidewatch.kafka.SinkSpec;
import io.tidewatch.kafka.SourceSpec;
import io.tidewatch.kafka.StartFrom;

/** The Kafka part of a configuration in the words of the kafka room. */
final class KafkaMapping {

  private KafkaMapping() {}

  /** What the kafka room needs of a configuration that has a source. */
  static KafkaSpec of(Config config) {
    SourceConfig source = config.source().orElseThrow();
    return new KafkaSpec(
        source.bootstrap(),
        new ClientProperties(config.kafka().values()),
        source(source),
        sink(config));
  }

  private static SourceSpec source(SourceConfig source) {
    StartFrom start =
        switch (source.start()) {
          case EARLIEST -> StartFrom.EARLIEST;
          case LATEST -> StartFrom.LATEST;
          case COMMITTED -> StartFrom.COMMITTED;
        };
    return new SourceSpec(
        source.topics(),
        source.groupId(),
        start,
        source.discoverPartitions(),
        new ClientProperties(source.properties().values()));
  }

  private static SinkSpec sink(Config config) {
    SinkConfig sink = config.sink();
    SinkSpec defaults = SinkSpec.of(config.plan().pipeline());
    return new SinkSpec(
        new OutputTopics(
            sink.topics().alerts(),
            sink.writeScores() ? sink.topics().scores() : "",
            sink.topics().deadLetters(),
            sink.topics().models()),
        defaults.partitions(),
        sink.createTopics(),
        sink.delivery() == SinkConfig.Delivery.EXACTLY_ONCE
            ? Delivery.EXACTLY_ONCE
            : Delivery.AT_LEAST_ONCE,
        sink.transactionTimeout(),
        defaults.transactionalIdPrefix(),
        defaults.maxRecordBytes(),
        defaults.maxModelBytes(),
        new ClientProperties(sink.properties().values()));
  }
}
