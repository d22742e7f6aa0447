package io.tidewatch.reading;

import java.util.Objects;

/**
 * Where a record came from: its place in the log and the time the log gave it.
 *
 * @param topic the topic, or the file a backtest read it from
 * @param partition the partition, from 0
 * @param offset the offset in the partition, from 0
 * @param timestamp the record's own timestamp in milliseconds since the epoch, as the log keeps it
 */
public record Origin(String topic, int partition, long offset, long timestamp)
    implements Comparable<Origin> {

  /**
   * Checks its parts.
   *
   * @throws IllegalArgumentException when partition or offset is negative
   */
  public Origin {
    Objects.requireNonNull(topic, "topic");
    if (partition < 0) {
      throw new IllegalArgumentException(
          "partition must be at least 0, but was " + partition + " (origin)");
    }
    if (offset < 0) {
      throw new IllegalArgumentException(
          "offset must be at least 0, but was " + offset + " (origin)");
    }
  }

  /** Orders by topic, partition and offset: the tie-break for readings of equal time. */
  @Override
  public int compareTo(Origin other) {
    int byTopic = topic.compareTo(other.topic);
    if (byTopic != 0) {
      return byTopic;
    }
    int byPartition = Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }

  /** {@code topic/partition@offset}, the form messages and logs use. */
  @Override
  public String toString() {
    return topic + "/" + partition + "@" + offset;
  }
}
