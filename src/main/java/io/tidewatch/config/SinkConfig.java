package io.tidewatch.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where alerts and the rest go.
 *
 * @param topics the topics
 * @param writeScores whether a score is written for each record
 * @param latentCode whether each score carries the latent code of its record
 * @param delivery what is promised of an alert
 * @param transactionTimeout how long Kafka keeps an unfinished transaction open, which only {@link
 *     Delivery#EXACTLY_ONCE} has; 1 to 15 minutes, the most a broker allows by default
 * @param createTopics whether missing topics are created
 * @param warmStart whether a job without a checkpoint begins with the models of the models topic
 * @param properties passed on to the producers
 * @param alertFormat how alerts are written
 * @param alertSchemaId of {@link AlertFormat#AVRO}: the id in the header that a schema registry's
 *     clients expect in front of each alert; empty for no header
 */
public record SinkConfig(
    Topics topics,
    boolean writeScores,
    boolean latentCode,
    Delivery delivery,
    Duration transactionTimeout,
    boolean createTopics,
    boolean warmStart,
    KafkaProperties properties,
    AlertFormat alertFormat,
    OptionalInt alertSchemaId) {

  /** The shortest {@link #transactionTimeout}. */
  public static final Duration LEAST_TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

  /** The longest {@link #transactionTimeout}. */
  public static final Duration MOST_TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  /** How alerts are written. */
  public enum AlertFormat {
    /** As JSON objects. */
    JSON,
    /** In Avro's binary encoding. */
    AVRO
  }

  /** What is promised of an alert. */
  public enum Delivery {
    /** After a crash it may come again, with the same id. */
    AT_LEAST_ONCE,
    /** It comes once to readers of committed records, at the next checkpoint. */
    EXACTLY_ONCE
  }

  /**
   * The topics written to.
   *
   * @param alerts alerts
   * @param scores scores
   * @param deadLetters records that could not be read
   * @param models models, and what was decided about them
   */
  public record Topics(String alerts, String scores, String deadLetters, String models) {
    /**
     * Checks that they are four.
     *
     * @throws IllegalArgumentException when two are the same
     */
    public Topics {
      if (Set.copyOf(List.of(alerts, scores, deadLetters, models)).size() != 4) {
        throw new IllegalArgumentException(
            "topics must be different, but was "
                + String.join(", ", alerts, scores, deadLetters, models)
                + " (sink)");
      }
    }
  }

  /** A sink of alerts in JSON. */
  public SinkConfig(
      Topics topics,
      boolean writeScores,
      boolean latentCode,
      Delivery delivery,
      Duration transactionTimeout,
      boolean createTopics,
      boolean warmStart,
      KafkaProperties properties) {
    this(
        topics,
        writeScores,
        latentCode,
        delivery,
        transactionTimeout,
        createTopics,
        warmStart,
        properties,
        AlertFormat.JSON,
        OptionalInt.empty());
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the transaction timeout is out of range, or parts do not
   *     go together
   */
  public SinkConfig {
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(properties, "properties");
    Objects.requireNonNull(alertFormat, "alertFormat");
    if (alertSchemaId.isPresent() && alertFormat != AlertFormat.AVRO) {
      throw new IllegalArgumentException(
          "schema id must come with alerts in Avro, but was with " + alertFormat + " (sink)");
    }
    if (latentCode && !writeScores) {
      throw new IllegalArgumentException(
          "latent code must come with scores, but was without write_scores (sink)");
    }
    if (transactionTimeout.compareTo(LEAST_TRANSACTION_TIMEOUT) < 0
        || transactionTimeout.compareTo(MOST_TRANSACTION_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "transaction timeout must be 1 to 15 minutes, but was " + transactionTimeout + " (sink)");
    }
  }
}
