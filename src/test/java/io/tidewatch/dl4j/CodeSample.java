package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.ForwardPass;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** The codes of some rows, and what can be said of them. */
record CodeSample(float[][] codes) {

  private static final double QUIET = 0.01;

  static CodeSample of(Autoencoder autoencoder, float[][] rows) {
    ForwardPass pass = autoencoder.newPass();
    float[][] codes = new float[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      pass.reconstruct(rows[r]);
      codes[r] = pass.code().clone();
    }
    return new CodeSample(codes);
  }

  int units() {
    return codes[0].length;
  }

  double mean(int unit) {
    return StatUtils.mean(column(unit));
  }

  double deviation(int unit) {
    return Math.sqrt(StatUtils.variance(column(unit)));
  }

  double correlation(int one, int other) {
    return new PearsonsCorrelation().correlation(column(one), column(other));
  }

  /** The largest difference of the distribution functions of a unit and a standard normal value. */
  double distanceFromNormal(int unit) {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    return new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(normal, column(unit));
  }

  /** The share of activations below a hundredth. */
  double quietShare() {
    int quiet = 0;
    for (float[] code : codes) {
      for (float value : code) {
        quiet += Math.abs(value) < QUIET ? 1 : 0;
      }
    }
    return (double) quiet / codes.length / units();
  }

  /** The mean over rows of the squared Frobenius norm of code by input, by finite differences. */
  static double squaredJacobian(Autoencoder autoencoder, float[][] rows) {
    ForwardPass pass = autoencoder.newPass();
    float step = 1e-2f;
    double sum = 0;
    for (float[] row : rows) {
      for (int f = 0; f < row.length; f++) {
        float[] moved = row.clone();
        moved[f] = row[f] + step;
        pass.reconstruct(moved);
        float[] above = pass.code().clone();
        moved[f] = row[f] - step;
        pass.reconstruct(moved);
        float[] below = pass.code();
        for (int u = 0; u < above.length; u++) {
          sum += Math.pow((above[u] - below[u]) / (2 * step), 2);
        }
      }
    }
    return sum / rows.length;
  }

  private double[] column(int unit) {
    return Arrays.stream(codes).mapToDouble(code -> code[unit]).toArray();
  }
}
