package io.tidewatch.model;

import java.util.Arrays;

/**
 * Brings features to a common scale: {@code (x - center) / spread}, missing values to 0, results
 * held within {@link #LIMIT}.
 */
public final class Scaler {

  /**
   * The largest absolute scaled value: far outside any training set, yet its square is no trouble
   * to a float. Less would make the end of a large fault look like its peak.
   */
  public static final float LIMIT = 10_000f;

  private final float[] center;
  private final float[] spread;

  /**
   * Copies the parameters.
   *
   * @param center one value a feature, finite
   * @param spread one value a feature, finite and positive
   * @throws IllegalArgumentException when lengths differ or a value breaks its rule
   */
  public Scaler(float[] center, float[] spread) {
    if (center.length == 0 || center.length != spread.length) {
      throw new IllegalArgumentException(
          "scaler must have as many spreads as centers, at least 1, but was "
              + spread.length
              + " and "
              + center.length);
    }
    this.center = Finite.check(center.clone(), "center");
    this.spread = Finite.checkPositive(spread.clone(), "spread");
  }

  /**
   * Fits mean and standard deviation of each feature over its present values.
   *
   * <p>A feature that does not vary gets a spread of its own size, at least 1: a change of it
   * counts, but of sixty readings a minute one that was missed is no fault.
   *
   * @param rows at least one, all of equal width; NaN where missing
   */
  public static Scaler fit(float[][] rows) {
    int width = rows[0].length;
    float[] center = new float[width];
    float[] spread = new float[width];
    for (int f = 0; f < width; f++) {
      double sum = 0;
      int present = 0;
      for (float[] row : rows) {
        if (!Float.isNaN(row[f])) {
          sum += row[f];
          present++;
        }
      }
      double mean = present == 0 ? 0 : sum / present;
      double squares = 0;
      for (float[] row : rows) {
        if (!Float.isNaN(row[f])) {
          squares += (row[f] - mean) * (row[f] - mean);
        }
      }
      double deviation = present == 0 ? 0 : Math.sqrt(squares / present);
      boolean varies = deviation > 1e-6 * Math.abs(mean) + 1e-12;
      center[f] = (float) mean;
      spread[f] =
          (float) Math.max(Float.MIN_NORMAL, varies ? deviation : Math.max(1, Math.abs(mean)));
    }
    return new Scaler(center, spread);
  }

  /** How many features it scales. */
  public int width() {
    return center.length;
  }

  /**
   * Scales one row.
   *
   * @param row the features in their own units, NaN where missing
   * @param scaled where the result goes; missing values become 0, the center
   */
  public void scale(float[] row, float[] scaled) {
    for (int f = 0; f < center.length; f++) {
      float value = (row[f] - center[f]) / spread[f];
      scaled[f] = Float.isNaN(row[f]) ? 0f : Math.max(-LIMIT, Math.min(LIMIT, value));
    }
  }

  /** The scaled value of one feature back in its own unit. */
  public float unscale(int feature, float scaled) {
    return center[feature] + scaled * spread[feature];
  }

  /** A copy of the centers. */
  public float[] center() {
    return center.clone();
  }

  /** A copy of the spreads. */
  public float[] spread() {
    return spread.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scaler that
        && Arrays.equals(center, that.center)
        && Arrays.equals(spread, that.spread);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(center) + Arrays.hashCode(spread);
  }
}
