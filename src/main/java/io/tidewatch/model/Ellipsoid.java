package io.tidewatch.model;

import java.util.Arrays;

/**
 * Where vectors usually lie: their mean and covariance, for Mahalanobis distances (Mahalanobis
 * 1936). Kept as the lower triangular matrix W that makes the covariance of {@code W (x - mean)}
 * the identity.
 */
public final class Ellipsoid {

  private final float[] center;
  private final float[][] whitening;

  /**
   * Copies the parameters.
   *
   * @param center one value a dimension, at least 1, finite
   * @param whitening a row a dimension; row i has i + 1 finite values, its last one positive
   * @throws IllegalArgumentException when one breaks its rule
   */
  public Ellipsoid(float[] center, float[][] whitening) {
    if (center.length == 0 || center.length != whitening.length) {
      throw new IllegalArgumentException(
          "ellipsoid must have as many rows as dimensions, at least 1, but was "
              + whitening.length
              + " and "
              + center.length);
    }
    this.center = Finite.check(center.clone(), "center");
    this.whitening = new float[whitening.length][];
    for (int i = 0; i < whitening.length; i++) {
      this.whitening[i] = Finite.check(whitening[i].clone(), "whitening row " + i);
      if (whitening[i].length != i + 1 || !(whitening[i][i] > 0)) {
        throw new IllegalArgumentException(
            "whitening row must have "
                + (i + 1)
                + " values with a positive last one, but was "
                + Arrays.toString(whitening[i])
                + " (row "
                + i
                + ")");
      }
    }
  }

  /**
   * Fits mean and shrunk covariance.
   *
   * @param rows at least one, of equal width; NaN counts as the mean
   */
  public static Ellipsoid fit(float[][] rows) {
    return fit(rows, 0);
  }

  /**
   * Fits mean and shrunk covariance, with a variance added to that of each dimension: a direction
   * in which the rows hardly vary does not tell more than that allows.
   *
   * @param rows at least one, of equal width; NaN counts as the mean
   * @param ridge the variance added, at least 0
   */
  public static Ellipsoid fit(float[][] rows, double ridge) {
    return Covariance.of(rows).ellipsoid(ridge);
  }

  /** How many dimensions it has. */
  public int width() {
    return center.length;
  }

  /**
   * The squared Mahalanobis distance of a vector from the mean; near {@link #width} for vectors
   * like those it was fitted on.
   */
  public double squaredDistance(float[] vector) {
    double squares = 0;
    for (int i = 0; i < center.length; i++) {
      float[] row = whitening[i];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += (double) row[j] * (vector[j] - center[j]);
      }
      squares += sum * sum;
    }
    return squares;
  }

  /** A copy of the mean. */
  public float[] center() {
    return center.clone();
  }

  /** A copy of W, row i with i + 1 values. */
  public float[][] whitening() {
    return Arrays.stream(whitening).map(float[]::clone).toArray(float[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ellipsoid that
        && Arrays.equals(center, that.center)
        && Arrays.deepEquals(whitening, that.whitening);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(center) + Arrays.deepHashCode(whitening);
  }
}
