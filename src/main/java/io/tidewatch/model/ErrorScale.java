package io.tidewatch.model;

import java.util.Arrays;

/**
 * Turns a reconstruction into one error: the root mean square, over the present features, of the
 * residual in units of that feature's usual residual. A record like those of the hold-out has an
 * error near 1, whatever its width.
 */
public final class ErrorScale implements ErrorMeasure {

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

  @Override
  public int width() {
    return spread.length;
  }

  @Override
  public float error(Reconstruction record) {
    float[] residual = record.residual();
    double sum = 0;
    for (int f = 0; f < spread.length; f++) {
      double part = units(f, residual[f]);
      sum += part * part;
    }
    int present = record.present();
    return present == 0 ? 0f : (float) Math.sqrt(sum / present);
  }

  /** The share of each feature in the sum of squares. */
  @Override
  public void shares(Reconstruction record, float[] shares) {
    float[] residual = record.residual();
    double sum = 0;
    for (int f = 0; f < spread.length; f++) {
      double part = units(f, residual[f]);
      sum += part * part;
    }
    for (int f = 0; f < spread.length; f++) {
      double part = units(f, residual[f]);
      shares[f] = sum > 0 ? (float) (part * part / sum) : 0f;
    }
  }

  /** A residual in units of what is usual of its feature. */
  double units(int feature, float residual) {
    return residual / spread[feature];
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
