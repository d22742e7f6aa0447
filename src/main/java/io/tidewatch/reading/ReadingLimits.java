package io.tidewatch.reading;

import java.io.Serializable;

/**
 * What the parser accepts at most.
 *
 * @param maxBytes bytes of a record's value
 * @param maxEntityLength characters of an entity or group
 * @param earliestMillis the smallest event time, milliseconds since the epoch
 * @param futureToleranceMillis how far an event time may lie beyond the record's own timestamp
 */
public record ReadingLimits(
    int maxBytes, int maxEntityLength, long earliestMillis, long futureToleranceMillis)
    implements Serializable {

  /** 64 KiB, 256 characters, 1971-01-01, one hour. */
  public static final ReadingLimits DEFAULT =
      new ReadingLimits(65_536, 256, 31_536_000_000L, 3_600_000L);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a size is not positive or the tolerance negative
   */
  public ReadingLimits {
    if (maxBytes < 1 || maxEntityLength < 1) {
      throw new IllegalArgumentException(
          "limits must be at least 1, but was " + maxBytes + " and " + maxEntityLength);
    }
    if (futureToleranceMillis < 0) {
      throw new IllegalArgumentException(
          "future tolerance must be at least 0, but was " + futureToleranceMillis);
    }
  }
}
