package io.tidewatch.detect;

import java.io.Serializable;

/**
 * At most so many alerts of an entity in a period, by a strictness that rises with every alert and
 * falls as time passes: in the long run as many are sent as the budget grants, the most surprising
 * ones first, however the errors drift (adaptive conformal inference: Gibbs and Candès 2021, eq. 2,
 * on the logarithm of the p-value). An entity that seldom exceeds its threshold is not affected.
 *
 * @param alerts how many, at least 1
 * @param periodMillis in how much time, above 0
 */
public record AlertBudget(int alerts, long periodMillis) implements Serializable {

  /** By how much one alert makes the p-value that opens the next one smaller, as a logarithm. */
  private static final double STEP = 0.25;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public AlertBudget {
    if (alerts < 1 || periodMillis < 1) {
      throw new IllegalArgumentException(
          "budget must be at least 1 alert in at least 1 ms, but was "
              + alerts
              + " in "
              + periodMillis
              + " ms");
    }
  }

  /** What is left of a strictness of {@code since} at {@code time}, at least 0. */
  double left(double strictness, long since, long time) {
    if (strictness == 0) {
      return 0;
    }
    double periods = (double) (time - since) / periodMillis;
    return Math.max(0, strictness - STEP * alerts * periods);
  }

  /** From when on nothing is left of a strictness of {@code since}. */
  long end(double strictness, long since) {
    // One more, so that rounding leaves nothing.
    double millis = StrictMath.ceil(strictness / (STEP * alerts) * periodMillis) + 1;
    return millis < Long.MAX_VALUE - Math.max(0, since) ? since + (long) millis : Long.MAX_VALUE;
  }

  /** The strictness once an alert was sent. */
  double spent(double strictness) {
    return strictness + STEP;
  }

  /** Whether a record may open an episode. */
  boolean grants(double pValue, double falseAlarmRate, double strictness) {
    return pValue < falseAlarmRate * StrictMath.exp(-strictness);
  }
}
