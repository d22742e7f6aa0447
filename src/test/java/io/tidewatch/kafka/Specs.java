package io.tidewatch.kafka;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.util.List;

/** Settings to start tests from. */
final class Specs {

  private Specs() {}

  static ReadingSpec reading() {
    return new ReadingSpec(
        "entity",
        "",
        "time",
        new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, ""),
        List.of(ChannelSpec.number("pressure")),
        ReadingLimits.DEFAULT);
  }

  static SourceSpec source(String topic, StartFrom startFrom) {
    return new SourceSpec(
        List.of(topic),
        "group-of-" + topic,
        startFrom,
        Duration.ofSeconds(1),
        ClientProperties.NONE);
  }

  static SinkSpec sink(String pipeline, Delivery delivery) {
    return new SinkSpec(
        new OutputTopics(
            pipeline + ".alerts",
            pipeline + ".scores",
            pipeline + ".dead-letters",
            pipeline + ".models"),
        2,
        true,
        delivery,
        Duration.ofMinutes(1),
        pipeline,
        SinkSpec.DEFAULT_MAX_RECORD_BYTES,
        SinkSpec.DEFAULT_MAX_MODEL_BYTES,
        ClientProperties.NONE);
  }

  static SinkSpec withTimeout(SinkSpec sink, Duration timeout) {
    return new SinkSpec(
        sink.topics(),
        sink.partitions(),
        sink.createTopics(),
        sink.delivery(),
        timeout,
        sink.transactionalIdPrefix(),
        sink.maxRecordBytes(),
        sink.maxModelBytes(),
        sink.properties());
  }

  static SinkSpec withoutCreation(SinkSpec sink) {
    return new SinkSpec(
        sink.topics(),
        sink.partitions(),
        false,
        sink.delivery(),
        sink.transactionTimeout(),
        sink.transactionalIdPrefix(),
        sink.maxRecordBytes(),
        sink.maxModelBytes(),
        sink.properties());
  }

  static KafkaSpec kafka(String bootstrap, String pipeline) {
    return new KafkaSpec(
        bootstrap,
        ClientProperties.NONE,
        source(pipeline + ".readings", StartFrom.EARLIEST),
        sink(pipeline, Delivery.AT_LEAST_ONCE));
  }
}
