package io.tidewatch.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rule of lateness: a reading is late when its time lies more than the allowed out-of-orderness
 * behind the largest time before it in its own partition.
 *
 * <p>The rule looks at the log and at nothing else, so that a replay finds the same readings late,
 * whatever the speed and the parallelism. It needs the readings of a partition in the order of
 * their offsets; how partitions interleave makes no difference. The maxima are all it remembers:
 * one number a partition. For one thread.
 */
public final class Lateness {

  private final long outOfOrdernessMillis;
  private final Map<LogPartition, Maximum> maxima = new HashMap<>();
  private Maximum recent;

  /**
   * A rule that has seen nothing yet.
   *
   * @param outOfOrdernessMillis how far behind a reading may lie without being late, milliseconds
   * @throws IllegalArgumentException when it is negative
   */
  public Lateness(long outOfOrdernessMillis) {
    if (outOfOrdernessMillis < 0) {
      throw new IllegalArgumentException(
          "out-of-orderness must be at least 0 ms, but was "
              + outOfOrdernessMillis
              + " (lateness)");
    }
    this.outOfOrdernessMillis = outOfOrdernessMillis;
  }

  /**
   * Whether a reading is late. A reading that is not may raise its partition's maximum, so each
   * reading is asked about once, in the order of the log.
   *
   * @param reading the next reading of its partition
   */
  public boolean isLate(Reading reading) {
    Origin origin = reading.origin();
    long time = reading.time();
    Maximum maximum = maximum(origin, time);
    if (time >= maximum.time) {
      maximum.time = time;
      return false;
    }
    long behind = maximum.time - time;
    // A distance too large for 64 bits turns negative.
    return behind < 0 || behind > outOfOrdernessMillis;
  }

  /** The largest time of each partition seen so far, in milliseconds since the epoch; a copy. */
  public SortedMap<LogPartition, Long> maxima() {
    SortedMap<LogPartition, Long> copy = new TreeMap<>();
    maxima.forEach((partition, maximum) -> copy.put(partition, maximum.time));
    return copy;
  }

  /**
   * Takes over a stored maximum; the larger one stays where there is one already.
   *
   * @param topic the partition's topic
   * @param partition the partition
   * @param maximum the largest time in it, milliseconds since the epoch
   * @throws IllegalArgumentException when the partition is negative
   */
  public void restore(String topic, int partition, long maximum) {
    LogPartition key = new LogPartition(topic, partition);
    Maximum known = maxima.computeIfAbsent(key, unused -> new Maximum(key, maximum));
    known.time = Math.max(known.time, maximum);
  }

  // Most readings follow one of their own partition.
  private Maximum maximum(Origin origin, long first) {
    if (recent == null || !recent.partition.holds(origin)) {
      recent = maxima.computeIfAbsent(LogPartition.of(origin), key -> new Maximum(key, first));
    }
    return recent;
  }

  private static final class Maximum {

    private final LogPartition partition;
    private long time;

    private Maximum(LogPartition partition, long time) {
      this.partition = partition;
      this.time = time;
    }
  }
}
