package io.tidewatch.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where readings come from.
 *
 * @param bootstrap Kafka's bootstrap servers, {@code host:port} separated by commas
 * @param topics the topics, at least one
 * @param groupId the consumer group, under which the position is shown to Kafka's own tools
 * @param start where a job that has no checkpoint begins
 * @param idleTimeout after how long without a record a partition no longer holds back event time;
 *     zero for never
 * @param discoverPartitions how often to look for new partitions; zero for never
 * @param properties passed on to the consumers
 * @param avro how records are written, where they are not JSON
 */
public record SourceConfig(
    String bootstrap,
    List<String> topics,
    String groupId,
    Start start,
    Duration idleTimeout,
    Duration discoverPartitions,
    KafkaProperties properties,
    Optional<AvroConfig> avro) {

  /** A source of JSON. */
  public SourceConfig(
      String bootstrap,
      List<String> topics,
      String groupId,
      Start start,
      Duration idleTimeout,
      Duration discoverPartitions,
      KafkaProperties properties) {
    this(
        bootstrap,
        topics,
        groupId,
        start,
        idleTimeout,
        discoverPartitions,
        properties,
        Optional.empty());
  }

  /** Where a job begins that has no checkpoint. */
  public enum Start {
    /** With the oldest record. */
    EARLIEST,
    /** With the next record to come. */
    LATEST,
    /** Where the consumer group left off, or with the oldest record. */
    COMMITTED
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when there is no topic or a duration is negative
   */
  public SourceConfig {
    Objects.requireNonNull(bootstrap, "bootstrap");
    Objects.requireNonNull(groupId, "groupId");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(properties, "properties");
    Objects.requireNonNull(avro, "avro");
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("topics must be at least one, but was none (source)");
    }
    if (idleTimeout.isNegative() || discoverPartitions.isNegative()) {
      throw new IllegalArgumentException(
          "durations must be at least 0, but was "
              + idleTimeout
              + " and "
              + discoverPartitions
              + " (source)");
    }
  }
}
