package io.tidewatch.detect;

import java.io.Serializable;

/**
 * How the reference of an entity moves.
 *
 * @param halfLifeMillis in how much time it makes half of the way to where the entity is, above 0
 * @param gate the share of normal records that it takes for none and does not follow, in (0, 1)
 * @param keep the share of the threshold below which the error of a record that follows an
 *     exceedance must fall to end it, in (0, 1]
 * @param adoptAfterMillis how long an entity has to be away until where it is becomes its
 *     reference, where it is steady there; 0 for never
 */
public record ReferencePlan(long halfLifeMillis, double gate, double keep, long adoptAfterMillis)
    implements Serializable {

  private static final int LONGEST_RETURN = 4;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public ReferencePlan {
    check(halfLifeMillis > 0, "half-life", "above 0 ms", halfLifeMillis);
    check(gate > 0 && gate < 1, "gate", "in (0, 1)", gate);
    check(keep > 0 && keep <= 1, "keep", "in (0, 1]", keep);
    check(adoptAfterMillis >= 0, "adoption time", "at least 0 ms", adoptAfterMillis);
  }

  private static void check(boolean holds, String what, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " must be " + rule + ", but was " + value);
    }
  }

  /** After how long a return that is not complete is given up. */
  long longestReturnMillis() {
    return halfLifeMillis > Long.MAX_VALUE / LONGEST_RETURN
        ? Long.MAX_VALUE
        : LONGEST_RETURN * halfLifeMillis;
  }

  /** Whether an entity that has been away since then is to be adopted where it is. */
  boolean adopts(long since, long time) {
    return adoptAfterMillis > 0 && time - since >= adoptAfterMillis;
  }
}
