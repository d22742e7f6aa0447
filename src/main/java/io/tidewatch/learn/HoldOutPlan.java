package io.tidewatch.learn;

import java.io.Serializable;

/**
 * How errors of rows that a network has not seen are come by, to calibrate it.
 *
 * @param share the share of the training set held out, in (0, 0.5], where it is not folded
 * @param folds into how many stretches of time the training set is cut, each held out in turn from
 *     a network of its own (cross-validation), 2 to {@link #MOST_FOLDS}; or 0 to hold out the share
 *     once. Records close in time are alike, so only a stretch tells how far the next may lie.
 */
public record HoldOutPlan(double share, int folds) implements Serializable {

  /** The most stretches. */
  public static final int MOST_FOLDS = 50;

  /** How many rows the smallest training set needs for each stretch. */
  public static final int LEAST_ROWS_A_FOLD = 10;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public HoldOutPlan {
    if (!(share > 0 && share <= 0.5)) {
      throw new IllegalArgumentException("hold-out share must be in (0, 0.5], but was " + share);
    }
    if (folds < 0 || folds == 1 || folds > MOST_FOLDS) {
      throw new IllegalArgumentException(
          "folds must be 0 or 2 to " + MOST_FOLDS + ", but was " + folds);
    }
  }

  /** One hold-out, not folded. */
  public static HoldOutPlan once(double share) {
    return new HoldOutPlan(share, 0);
  }
}
