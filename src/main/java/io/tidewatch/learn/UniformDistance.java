package io.tidewatch.learn;

import java.util.Arrays;

/** How far p-values lie from what they are while nothing changes: uniform. */
final class UniformDistance {

  // Kolmogorov's limit: uniform samples of size n lie further than this / sqrt(n) once in twenty.
  private static final double ONE_IN_TWENTY = 1.36;

  private UniformDistance() {}

  /** Whether so many p-values are enough for the distance to mean something. */
  static boolean tells(double distance, int count) {
    return distance * Math.sqrt(count) > ONE_IN_TWENTY;
  }

  /**
   * Kolmogorov's distance between the empirical distribution and the uniform one (Kolmogorov 1933).
   *
   * @param pValues in any order, each in [0, 1]
   * @return in [0, 1]; 0 where there are none
   */
  static double of(double[] pValues) {
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double above = (i + 1.0) / sorted.length - sorted[i];
      double below = sorted[i] - (double) i / sorted.length;
      distance = Math.max(distance, Math.max(above, below));
    }
    return distance;
  }
}
