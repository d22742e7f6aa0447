package io.tidewatch.kafka;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How alerts, scores, dead letters and models are written.
 *
 * @param topics where to
 * @param partitions how many partitions topics get that have to be created; 0 for the broker's
 *     default. The models topic gets one.
 * @param createTopics whether missing topics are created
 * @param delivery what holds after a failure
 * @param transactionTimeout how long the broker keeps an open transaction: more than the longest
 *     outage from which exactly-once is to recover, and at most the broker's {@code
 *     transaction.max.timeout.ms}
 * @param transactionalIdPrefix what transaction names begin with: never changed for a job, and
 *     never used by another
 * @param maxRecordBytes the most bytes of a record; a larger dead letter is cut
 * @param maxModelBytes the most bytes of a model; a larger one is used but not written
 * @param properties further settings of the producers
 */
public record SinkSpec(
    OutputTopics topics,
    int partitions,
    boolean createTopics,
    Delivery delivery,
    Duration transactionTimeout,
    String transactionalIdPrefix,
    int maxRecordBytes,
    int maxModelBytes,
    ClientProperties properties) {

  /** Ten minutes; brokers allow 15 unless told otherwise. */
  public static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

  /** 1 MiB, what brokers and producers accept unless told otherwise. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 1 << 20;

  /** 8 MiB, two million weights. */
  public static final int DEFAULT_MAX_MODEL_BYTES = 8 << 20;

  private static final int LEAST_RECORD_BYTES = 64 << 10;
  private static final int MOST_BYTES = 64 << 20;

  private static final Set<String> RESERVED =
      Set.of(
          "bootstrap.servers",
          "key.serializer",
          "max.request.size",
          "transaction.timeout.ms",
          "transactional.id",
          "value.serializer");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when a number is out of range, the prefix blank, or a property
   *     has a place of its own
   */
  public SinkSpec {
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(delivery, "delivery");
    if (partitions < 0) {
      throw new IllegalArgumentException(
          "partitions must be at least 0, but was " + partitions + " (sinks)");
    }
    if (transactionTimeout.toMillis() < 1000
        || transactionTimeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "transaction timeout must be 1 second to 1 day, but was "
              + transactionTimeout
              + " (sinks)");
    }
    if (transactionalIdPrefix.isBlank()) {
      throw new IllegalArgumentException(
          "transactional id prefix must be non-blank, but was '"
              + transactionalIdPrefix
              + "' (sinks)");
    }
    checkBytes("largest record", maxRecordBytes);
    checkBytes("largest model", maxModelBytes);
    properties.without(RESERVED, "sink properties");
  }

  /**
   * The default settings of a pipeline: at least once, to topics named after it.
   *
   * @param pipeline the pipeline's name
   */
  public static SinkSpec of(String pipeline) {
    return new SinkSpec(
        OutputTopics.of(pipeline),
        0,
        true,
        Delivery.AT_LEAST_ONCE,
        DEFAULT_TRANSACTION_TIMEOUT,
        pipeline,
        DEFAULT_MAX_RECORD_BYTES,
        DEFAULT_MAX_MODEL_BYTES,
        ClientProperties.NONE);
  }

  /** The most bytes of a record that holds a model, with key and headers. */
  int maxModelRecordBytes() {
    return maxModelBytes + LEAST_RECORD_BYTES;
  }

  private static void checkBytes(String thing, int bytes) {
    if (bytes < LEAST_RECORD_BYTES || bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          thing + " must be 64 KiB to 64 MiB, but was " + bytes + " bytes (sinks)");
    }
  }
}
