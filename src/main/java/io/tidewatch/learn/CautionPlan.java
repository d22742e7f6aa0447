package io.tidewatch.learn;

import java.io.Serializable;

/**
 * What keeps faults out of what is learned, and what lets a lasting change in.
 *
 * @param suspectShare an entity window with more than this share of rows, and more than one, whose
 *     p-value is below 0.01 is suspect and not learned from, in (0.01, 1]
 * @param gateTolerance the share of the planted faults found by the champion that a challenger may
 *     miss; of too few rows to plant faults into, the share by which its errors may be larger; at
 *     least 0
 * @param trimShare how many rows of a slot's first training may be left out for standing far off,
 *     in [0, 0.5): no champion has judged them
 * @param probationMillis how long an entity has to go without an alarming window, one with a row
 *     rarer than the false-alarm rate, before and after a normal one until that is learned from, at
 *     least 0
 * @param adoptAfterMillis how long an entity has to be suspect, and the same all along, until what
 *     it does is normal, in one stretch or in several within four times as long; 0 for never
 */
public record CautionPlan(
    double suspectShare,
    double gateTolerance,
    double trimShare,
    long probationMillis,
    long adoptAfterMillis)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public CautionPlan {
    check(suspectShare > 0.01 && suspectShare <= 1, "suspect share", "in (0.01, 1]", suspectShare);
    check(gateTolerance >= 0, "gate tolerance", "at least 0", gateTolerance);
    check(trimShare >= 0 && trimShare < 0.5, "trim share", "in [0, 0.5)", trimShare);
    check(probationMillis >= 0, "probation", "at least 0 ms", probationMillis);
    check(adoptAfterMillis >= 0, "adoption time", "at least 0 ms", adoptAfterMillis);
  }

  private static void check(boolean holds, String what, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " must be " + rule + ", but was " + value);
    }
  }
}
