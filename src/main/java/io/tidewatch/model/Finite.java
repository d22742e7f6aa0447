package io.tidewatch.model;

/** The one check that keeps NaN and infinity out of parameters. */
final class Finite {

  private Finite() {}

  /**
   * Returns the array when every value is finite.
   *
   * @throws IllegalArgumentException naming the first value that is not
   */
  static float[] check(float[] values, String what) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what + " must be finite, but was " + values[i] + " (index " + i + ")");
      }
    }
    return values;
  }

  /** As above, and every value must be greater than zero. */
  static float[] checkPositive(float[] values, String what) {
    check(values, what);
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= 0f) {
        throw new IllegalArgumentException(
            what + " must be positive, but was " + values[i] + " (index " + i + ")");
      }
    }
    return values;
  }
}
