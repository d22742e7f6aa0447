package io.tidewatch.reading;

import java.util.Objects;

/**
 * The largest event time of a partition so far.
 *
 * @param partition which partition
 * @param time milliseconds since the epoch
 */
public record PartitionMaximum(LogPartition partition, long time) {

  /** Checks that there is a partition. */
  public PartitionMaximum {
    Objects.requireNonNull(partition, "partition");
  }
}
