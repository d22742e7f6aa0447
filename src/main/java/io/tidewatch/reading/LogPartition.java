package io.tidewatch.reading;

import java.util.Comparator;
import java.util.Objects;

/**
 * One partition of one topic: a sequence of records with a fixed order.
 *
 * @param topic the topic, or the file a backtest reads
 * @param partition the partition, from 0
 */
public record LogPartition(String topic, int partition) implements Comparable<LogPartition> {

  private static final Comparator<LogPartition> ORDER =
      Comparator.comparing(LogPartition::topic).thenComparingInt(LogPartition::partition);

  /**
   * Checks its parts.
   *
   * @throws IllegalArgumentException when the partition is negative
   */
  public LogPartition {
    Objects.requireNonNull(topic, "topic");
    if (partition < 0) {
      throw new IllegalArgumentException(
          "partition must be at least 0, but was " + partition + " (topic " + topic + ")");
    }
  }

  /** The partition a record came from. */
  public static LogPartition of(Origin origin) {
    return new LogPartition(origin.topic(), origin.partition());
  }

  /** Whether a record came from this partition. */
  public boolean holds(Origin origin) {
    return partition == origin.partition() && topic.equals(origin.topic());
  }

  /** Orders by topic, then partition. */
  @Override
  public int compareTo(LogPartition other) {
    return ORDER.compare(this, other);
  }
}
