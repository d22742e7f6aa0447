package io.tidewatch.model;

import java.util.Arrays;

/**
 * Turns a reconstruction into one error: the root mean square, over the present features, of the
 * residual in units of that feature's usual residual. A record like those of the hold-out has an
 * error near 1, whatever its width.
 */
public final class ErrorScale {

  /** The least usual residual, in scaled units: below it a difference is rounding, not a fault. */
  public static final float FLOOR = 0.01f;

  private final float[] spread;

  /**
   * Copies the parameters.
   *
   * @param spread the usual residual of each feature, in scaled units; finite and positive
   * @throws IllegalArgumentException when empty or a value breaks its rule
   */
  public ErrorScale(float[] spread) {
    if (spread.length == 0) {
      throw new IllegalArgumentException("error scale must have at least 1 feature, but was 0");
    }
    this.spread = Finite.checkPositive(spread.clone(), "residual spread");
  }

  /**
   * Fits the root mean square residual of each feature.
   *
   * @param residuals one row a record, scaled; NaN where the feature was missing
   * @param width how many features
   */
  public static ErrorScale fit(float[][] residuals, int width) {
    float[] spread = new float[width];
    for (int f = 0; f < width; f++) {
      double squares = 0;
      int present = 0;
      for (float[] row : residuals) {
        if (!Float.isNaN(row[f])) {
          squares += (double) row[f] * row[f];
          present++;
        }
      }
      spread[f] = present == 0 ? 1f : (float) Math.max(FLOOR, Math.sqrt(squares / present));
    }
    return new ErrorScale(spread);
  }

  /** How many features it knows. */
  public int width() {
    return spread.length;
  }

  /**
   * The error of one record.
   *
   * @param row the features before scaling; NaN marks the missing ones, which do not count
   * @param scaled the scaled features
   * @param reconstructed what the autoencoder made of them
   * @return the error, at least 0; 0 where every feature is missing
   */
  public float error(float[] row, float[] scaled, float[] reconstructed) {
    double sum = 0;
    int present = 0;
    for (int f = 0; f < spread.length; f++) {
      if (!Float.isNaN(row[f])) {
        double part = (scaled[f] - reconstructed[f]) / spread[f];
        sum += part * part;
        present++;
      }
    }
    return present == 0 ? 0f : (float) Math.sqrt(sum / present);
  }

  /**
   * The share of each feature in the squared error; they add up to 1 unless the error is 0.
   *
   * @param shares where they go; 0 for missing features
   */
  public void shares(float[] row, float[] scaled, float[] reconstructed, float[] shares) {
    double sum = 0;
    for (int f = 0; f < spread.length; f++) {
      sum += square(f, row, scaled, reconstructed);
    }
    for (int f = 0; f < spread.length; f++) {
      shares[f] = sum > 0 ? (float) (square(f, row, scaled, reconstructed) / sum) : 0f;
    }
  }

  private double square(int f, float[] row, float[] scaled, float[] reconstructed) {
    double part = Float.isNaN(row[f]) ? 0 : (scaled[f] - reconstructed[f]) / spread[f];
    return part * part;
  }

  /** A copy of the usual residuals. */
  public float[] spread() {
    return spread.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ErrorScale that && Arrays.equals(spread, that.spread);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(spread);
  }
}
