package io.tidewatch.kafka;

import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.RecordFormat;
import io.tidewatch.reading.Unread;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.metrics.JmxReporter;

/** The sources of the job. */
public final class KafkaSources {

  private KafkaSources() {}

  /**
   * A source of everything the input topics hold, refused records included.
   *
   * @param spec topics, group and client settings
   * @param reading how records become readings
   * @param format how they are written
   * @param type how arrivals travel between tasks
   */
  public static KafkaSource<Arrival> readings(
      KafkaSpec spec, ReadingSpec reading, RecordFormat format, TypeInformation<Arrival> type) {
    return builder(spec, reading, format, type).build();
  }

  /**
   * The same, but it ends with what the topics hold at its start: for a job that is to end by
   * itself.
   *
   * @param spec topics, group and client settings
   * @param reading how records become readings
   * @param format how they are written
   * @param type how arrivals travel between tasks
   */
  public static KafkaSource<Arrival> readingsUntilNow(
      KafkaSpec spec, ReadingSpec reading, RecordFormat format, TypeInformation<Arrival> type) {
    return builder(spec, reading, format, type).setBounded(OffsetsInitializer.latest()).build();
  }

  private static KafkaSourceBuilder<Arrival> builder(
      KafkaSpec spec, ReadingSpec reading, RecordFormat format, TypeInformation<Arrival> type) {
    SourceSpec source = spec.source();
    return KafkaSource.<Arrival>builder()
        .setProperties(spec.consumerProperties())
        .setProperty(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, reporters(spec))
        .setBootstrapServers(spec.bootstrapServers())
        .setTopics(source.topics())
        .setGroupId(source.groupId())
        .setClientIdPrefix(source.groupId())
        .setStartingOffsets(offsets(source.startFrom()))
        .setProperty(
            "partition.discovery.interval.ms", Long.toString(source.discoveryInterval().toMillis()))
        .setDeserializer(new ArrivalSchema(reading, format, type));
  }

  /** What the sources of a job in this process have still to read. */
  public static Unread unread(KafkaSpec spec) {
    return UnreadRecords.of(spec.source());
  }

  private static String reporters(KafkaSpec spec) {
    String own =
        spec.consumerProperties()
            .getProperty(
                CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, JmxReporter.class.getName());
    return own.isBlank()
        ? UnreadRecords.class.getName()
        : own + "," + UnreadRecords.class.getName();
  }

  // The connector has no other way to say what holds where the group has no offset.
  @SuppressWarnings("deprecation")
  private static OffsetsInitializer offsets(StartFrom startFrom) {
    return switch (startFrom) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    };
  }
}
