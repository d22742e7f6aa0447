package io.tidewatch.evaluate;

/**
 * A stretch of event time, both ends included.
 *
 * @param start milliseconds since the epoch
 * @param end milliseconds since the epoch, not before the start
 */
public record Span(long start, long end) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException when it ends before it starts
   */
  public Span {
    if (end < start) {
      throw new IllegalArgumentException(
          "end must be at least the start (" + start + "), but was " + end);
    }
  }

  /** Whether a moment lies in both. */
  public boolean overlaps(Span other) {
    return start <= other.end && other.start <= end;
  }
}
