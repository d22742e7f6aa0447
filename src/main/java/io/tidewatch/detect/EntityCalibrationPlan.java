package io.tidewatch.detect;

import java.io.Serializable;

/**
 * How the calibration of an entity moves from the stream's to its own.
 *
 * @param prior how many records of an entity weigh as much as what the model says of all, above 0
 * @param halfLife after how many records of an entity one counts half, above 0
 */
public record EntityCalibrationPlan(double prior, double halfLife) implements Serializable {

  private static final double LN_2 = StrictMath.log(2);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public EntityCalibrationPlan {
    check(prior, "prior");
    check(halfLife, "half-life");
  }

  private static void check(double records, String what) {
    if (!(records > 0 && records < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          what
              + " must be finite and above 0 records, but was "
              + records
              + " (entity calibration)");
    }
  }

  /** What a record weighs once another has followed. */
  double kept() {
    return StrictMath.exp(-LN_2 / halfLife);
  }
}
