package io.tidewatch.feature;

/** What is done to a feature's number last of all. NaN stays NaN. */
public enum Transform {
  /** Nothing. */
  NONE,
  /** {@code sign(x) * ln(1 + |x|)}: tames heavy tails on both sides, and leaves zero at zero. */
  LOG1P;

  /**
   * Transforms one number.
   *
   * <p>The logarithm is {@link StrictMath}'s, so its bits do not depend on the machine.
   *
   * @param x any number or NaN
   */
  public double apply(double x) {
    return this == NONE ? x : Math.copySign(StrictMath.log1p(Math.abs(x)), x);
  }

  /** The name of a feature so transformed, such as {@code log1p(pressure)}. */
  public String name(String feature) {
    return this == NONE ? feature : "log1p(" + feature + ")";
  }
}
