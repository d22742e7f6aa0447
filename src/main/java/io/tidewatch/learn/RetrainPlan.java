package io.tidewatch.learn;

import java.io.Serializable;

/**
 * When to train a challenger, checked at the end of each training window.
 *
 * @param everyWindows after so many training windows; 0 for never on schedule
 * @param everyRows after so many new normal rows; 0 for never on count
 * @param driftDistance when the p-values of a window lie further than this (Kolmogorov's distance)
 *     from uniform, in (0, 1); 0 for never on drift
 */
public record RetrainPlan(int everyWindows, long everyRows, double driftDistance)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public RetrainPlan {
    if (everyWindows < 0 || everyRows < 0) {
      throw new IllegalArgumentException(
          "retrain counts must be at least 0, but was " + everyWindows + " and " + everyRows);
    }
    if (!(driftDistance >= 0 && driftDistance < 1)) {
      throw new IllegalArgumentException(
          "drift distance must be in [0, 1), but was " + driftDistance);
    }
  }
}
