package io.tidewatch.detect;

import java.util.Objects;

/**
 * Whether an entity is where its reference is: a pure step from one record's error to the next.
 *
 * <p>An error above the gate takes the entity away. It comes back in two ways: its error falls to
 * nearly nothing, or to a fifth of its peak, for then what drove it off is over. What is left in
 * that case, a plant that settles at another point than before, is no alarm: the entity returns,
 * while its reference goes to meet it, until both are close, or the error rises anew.
 *
 * @param phase where it is
 * @param peak the largest error since it went away, in gates; 0 while near
 * @param least the smallest error since it began to return, in gates; 0 unless it returns
 * @param since event time at which the phase began
 */
record Departure(Phase phase, float peak, float least, long since) {

  /** Where an entity is. */
  enum Phase {
    /** Where its reference is. */
    NEAR,
    /** Where it should not be. */
    AWAY,
    /** On its way back. */
    RETURNING
  }

  /** Near its reference from the beginning. */
  static final Departure NONE = new Departure(Phase.NEAR, 0, 0, Long.MIN_VALUE);

  /** So close that there is nothing left to return from, in gates. */
  static final float CLOSE = 0.5f;

  private static final float OVER = 0.2f;
  private static final float ANEW = 3;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when peak or least is negative or not finite
   */
  Departure {
    Objects.requireNonNull(phase, "phase");
    check(peak, "peak");
    check(least, "least");
  }

  private static void check(float error, String what) {
    if (!(error >= 0 && error <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          what + " must be finite and at least 0, but was " + error + " (departure)");
    }
  }

  /**
   * Takes in one error.
   *
   * @param error in gates, at least 0
   * @param time event time of its record
   * @return the same instance where nothing changed
   */
  Departure next(float error, long time, ReferencePlan plan) {
    Departure now = phase == Phase.RETURNING ? returning(error, time, plan) : this;
    if (now.phase == Phase.NEAR && error > 1) {
      now = new Departure(Phase.AWAY, error, 0, time);
    }
    return now.phase == Phase.AWAY ? now.away(error, time) : now;
  }

  private Departure returning(float error, long time, ReferencePlan plan) {
    float lowest = Math.min(least, error);
    if (error < CLOSE || time - since > plan.longestReturnMillis()) {
      return near(time);
    }
    if (error > 1 && error > ANEW * lowest) {
      return new Departure(Phase.AWAY, error, 0, time);
    }
    return lowest == least ? this : new Departure(phase, 0, lowest, since);
  }

  private Departure away(float error, long time) {
    if (error < CLOSE) {
      return near(time);
    }
    if (error < OVER * peak) {
      return new Departure(Phase.RETURNING, 0, error, time);
    }
    return error > peak ? new Departure(phase, error, 0, since) : this;
  }

  /** Near from now on. */
  Departure near(long time) {
    return new Departure(Phase.NEAR, 0, 0, time);
  }

  /** Whether the reference follows a record of this error. */
  boolean follows(float error) {
    return phase == Phase.RETURNING || error <= 1;
  }
}
