package io.tidewatch.model;

/**
 * Mean, deviations and shrunk correlation of rows. The correlation is drawn to the identity by as
 * much as its own uncertainty suggests (Ledoit and Wolf 2004, lemmas 3.2 to 3.4), so that its
 * inverse exists and few rows do not make wild distances.
 */
final class Covariance {

  // Less shrinkage would let directions that never vary, up to rounding, decide alone.
  private static final double LEAST_SHRINKAGE = 1e-4;

  private final double[] mean;
  private final double[] deviation;
  private final double[][] correlation;
  private final double shrinkage;

  private Covariance(double[] mean, double[] deviation, double[][] correlation, double shrinkage) {
    this.mean = mean;
    this.deviation = deviation;
    this.correlation = correlation;
    this.shrinkage = shrinkage;
  }

  /**
   * Fits.
   *
   * @param rows at least one, of equal width; NaN counts as the mean
   */
  static Covariance of(float[][] rows) {
    int width = rows[0].length;
    double[] mean = new double[width];
    double[] deviation = new double[width];
    for (int f = 0; f < width; f++) {
      int present = 0;
      for (float[] row : rows) {
        if (!Float.isNaN(row[f])) {
          mean[f] += row[f];
          present++;
        }
      }
      mean[f] /= Math.max(1, present);
      double squares = 0;
      for (float[] row : rows) {
        double centred = Float.isNaN(row[f]) ? 0 : row[f] - mean[f];
        squares += centred * centred;
      }
      deviation[f] = Math.max(ErrorScale.FLOOR, Math.sqrt(squares / Math.max(1, present)));
    }
    double[][] standard = new double[rows.length][width];
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < width; f++) {
        standard[i][f] = Float.isNaN(rows[i][f]) ? 0 : (rows[i][f] - mean[f]) / deviation[f];
      }
    }
    double[][] sample = products(standard, width);
    double shrinkage = shrinkage(standard, sample);
    return new Covariance(mean, deviation, shrunk(sample, shrinkage), shrinkage);
  }

  private static double[][] products(double[][] standard, int width) {
    double[][] sum = new double[width][width];
    for (double[] row : standard) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j <= i; j++) {
          sum[i][j] += row[i] * row[j];
        }
      }
    }
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        sum[i][j] /= standard.length;
        sum[j][i] = sum[i][j];
      }
    }
    return sum;
  }

  /** The share of the identity: b² / d² of the paper. */
  private static double shrinkage(double[][] standard, double[][] sample) {
    int width = sample.length;
    double scale = trace(sample) / width;
    double squares = 0;
    double fromIdentity = 0;
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        double off = sample[i][j] - (i == j ? scale : 0);
        squares += sample[i][j] * sample[i][j];
        fromIdentity += off * off;
      }
    }
    double uncertainty = 0;
    for (double[] row : standard) {
      double length = 0;
      double quadratic = 0;
      for (int i = 0; i < width; i++) {
        double product = 0;
        for (int j = 0; j < width; j++) {
          product += sample[i][j] * row[j];
        }
        length += row[i] * row[i];
        quadratic += row[i] * product;
      }
      uncertainty += length * length - 2 * quadratic + squares;
    }
    uncertainty /= (double) standard.length * standard.length;
    double share = fromIdentity > 0 ? Math.min(1, uncertainty / fromIdentity) : 1;
    return Math.max(LEAST_SHRINKAGE, share);
  }

  private static double trace(double[][] matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.length; i++) {
      trace += matrix[i][i];
    }
    return trace;
  }

  private static double[][] shrunk(double[][] sample, double shrinkage) {
    int width = sample.length;
    // Rows that are all the same have no correlation at all; a unit one is as good as any.
    double scale = Math.max(LEAST_SHRINKAGE, trace(sample) / width);
    double[][] shrunk = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        shrunk[i][j] = (1 - shrinkage) * sample[i][j] + (i == j ? shrinkage * scale : 0);
      }
    }
    return shrunk;
  }

  /** How much of the identity was mixed in, from above 0 to 1. */
  double shrinkage() {
    return shrinkage;
  }

  /**
   * Mean and inverse Cholesky factor.
   *
   * @param ridge a variance that is added to that of each dimension (Hoerl and Kennard 1970), at
   *     least 0
   */
  Ellipsoid ellipsoid(double ridge) {
    int width = mean.length;
    double[][] loaded = new double[width][];
    for (int i = 0; i < width; i++) {
      loaded[i] = correlation[i].clone();
      loaded[i][i] += ridge / (deviation[i] * deviation[i]);
    }
    double[][] inverse = inverseFactor(loaded);
    float[] center = new float[width];
    float[][] whitening = new float[width][];
    for (int i = 0; i < width; i++) {
      center[i] = (float) mean[i];
      whitening[i] = new float[i + 1];
      for (int j = 0; j <= i; j++) {
        whitening[i][j] = (float) (inverse[i][j] / deviation[j]);
      }
    }
    return new Ellipsoid(center, whitening);
  }

  /** The inverse of the lower Cholesky factor of a positive definite matrix. */
  private static double[][] inverseFactor(double[][] matrix) {
    int width = matrix.length;
    double[][] factor = new double[width][width];
    double[][] inverse = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(rest) : rest / factor[j][j];
      }
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= factor[i][k] * inverse[k][j];
        }
        inverse[i][j] = sum / factor[i][i];
      }
      inverse[i][i] = 1 / factor[i][i];
    }
    return inverse;
  }
}
