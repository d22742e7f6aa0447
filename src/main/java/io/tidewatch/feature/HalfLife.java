package io.tidewatch.feature;

/** Exponential forgetting by time: after a half-life, what was remembered counts half. */
final class HalfLife {

  private static final double LN_2 = StrictMath.log(2);

  private HalfLife() {}

  /**
   * The share that a new value takes of what is remembered: {@code 1 - 2^(-elapsed / halfLife)}.
   *
   * @param elapsedMillis since the value before, at least 0
   * @param halfLifeMillis above 0
   * @return in [0, 1]
   */
  static double share(long elapsedMillis, double halfLifeMillis) {
    // Without the cancellation where little time has passed.
    return -StrictMath.expm1(-LN_2 * (elapsedMillis / halfLifeMillis));
  }

  /** Milliseconds from one time to a later one, at most {@link Long#MAX_VALUE}. */
  static long elapsed(long from, long to) {
    long elapsed = to - from;
    return elapsed < 0 ? Long.MAX_VALUE : elapsed;
  }
}
