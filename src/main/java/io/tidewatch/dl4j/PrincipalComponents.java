package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import org.apache.commons.math3.exception.MathRuntimeException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The eigenvectors of the rows' covariance by falling eigenvalue, in double precision. The sign of
 * each is fixed: its component of largest magnitude, the first of equals, is positive.
 */
final class PrincipalComponents {

  private final double[] mean;
  private final double[] variances;
  private final double[][] vectors;

  private PrincipalComponents(double[] mean, double[] variances, double[][] vectors) {
    this.mean = mean;
    this.variances = variances;
    this.vectors = vectors;
  }

  /**
   * Decomposes.
   *
   * @param rows at least one, of equal width, finite
   * @throws TrainingException when the decomposition does not converge
   */
  static PrincipalComponents of(float[][] rows) throws TrainingException {
    double[] mean = means(rows);
    EigenDecomposition eigen;
    try {
      eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance(rows, mean), false));
    } catch (MathRuntimeException notConverged) {
      throw new TrainingException(
          "eigenvalues must converge, but did not: " + notConverged.getMessage(), notConverged);
    }
    double[] variances = eigen.getRealEigenvalues();
    double[][] vectors = new double[mean.length][];
    for (int k = 0; k < mean.length; k++) {
      // Rounding leaves tiny negative eigenvalues where there is no variance.
      variances[k] = Math.max(0, variances[k]);
      vectors[k] = signed(eigen.getEigenvector(k).toArray());
    }
    return new PrincipalComponents(mean, variances, vectors);
  }

  /** How many features, and components, there are. */
  int width() {
    return mean.length;
  }

  /** The mean of a feature. */
  double mean(int feature) {
    return mean[feature];
  }

  /** A feature's weight in a component; component 0 has the largest variance. */
  double component(int component, int feature) {
    return vectors[component][feature];
  }

  /**
   * The smallest number of components that keep a share of the variance.
   *
   * @param share 0 to 1
   * @return 1 to {@link #width}; 1 where nothing varies
   */
  int reaching(double share) {
    double total = 0;
    for (double variance : variances) {
      total += variance;
    }
    // A hair less, or a share of 1 would ask for the components that hold rounding errors only.
    double wanted = share * total * (1 - 1e-12);
    double kept = variances[0];
    int count = 1;
    while (kept < wanted && count < variances.length) {
      kept += variances[count++];
    }
    return count;
  }

  private static double[] means(float[][] rows) {
    double[] mean = new double[rows[0].length];
    for (float[] row : rows) {
      for (int f = 0; f < mean.length; f++) {
        mean[f] += row[f];
      }
    }
    for (int f = 0; f < mean.length; f++) {
      mean[f] /= rows.length;
    }
    return mean;
  }

  private static double[][] covariance(float[][] rows, double[] mean) {
    int width = mean.length;
    double[][] covariance = new double[width][width];
    double[] centred = new double[width];
    for (float[] row : rows) {
      for (int f = 0; f < width; f++) {
        centred[f] = row[f] - mean[f];
      }
      for (int i = 0; i < width; i++) {
        for (int j = i; j < width; j++) {
          covariance[i][j] += centred[i] * centred[j];
        }
      }
    }
    for (int i = 0; i < width; i++) {
      for (int j = i; j < width; j++) {
        covariance[i][j] /= rows.length;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  private static double[] signed(double[] vector) {
    int largest = 0;
    for (int f = 1; f < vector.length; f++) {
      if (Math.abs(vector[f]) > Math.abs(vector[largest])) {
        largest = f;
      }
    }
    if (vector[largest] < 0) {
      for (int f = 0; f < vector.length; f++) {
        vector[f] = -vector[f];
      }
    }
    return vector;
  }
}
