package io.tidewatch.evaluate;

import java.util.Arrays;
import java.util.Optional;

/**
 * How long the detected events lasted before their first alert.
 *
 * @param meanRows the mean in rows, 0 for an alert on the event's first row
 * @param medianRows the median in rows
 * @param meanMillis the mean in event time
 * @param medianMillis the median in event time
 */
public record DetectionDelay(
    double meanRows, double medianRows, double meanMillis, double medianMillis) {

  /** The delay over some events, empty for none. */
  static Optional<DetectionDelay> of(long[] rows, long[] millis) {
    if (rows.length == 0) {
      return Optional.empty();
    }
    return Optional.of(new DetectionDelay(mean(rows), median(rows), mean(millis), median(millis)));
  }

  private static double mean(long[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
