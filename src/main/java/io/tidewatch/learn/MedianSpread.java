package io.tidewatch.learn;

import java.util.Arrays;

/**
 * Where values lie and how far they stray, whatever a few of them do.
 *
 * @param median the middle one, or the mean of the middle two
 * @param deviation the median of the distances from it
 */
public record MedianSpread(double median, double deviation) {

  // Of a normal distribution the standard deviation is so many median deviations.
  private static final double NORMAL = 1.4826;

  /**
   * Measures values.
   *
   * @param values at least one, none NaN
   */
  public static MedianSpread of(double[] values) {
    double median = median(values);
    return new MedianSpread(
        median, median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray()));
  }

  /** The standard deviation of a normal distribution of this spread. */
  public double standardDeviation() {
    return NORMAL * deviation;
  }

  /** The middle value, or the mean of the middle two, of at least one. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
