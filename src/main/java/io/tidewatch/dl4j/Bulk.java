package io.tidewatch.dl4j;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.ForwardPass;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The nine tenths of a training set that lie nearest its column medians. Errors are judged on them:
 * in a mean over all rows a few far outliers would outweigh everything that was learnt.
 */
final class Bulk {

  private static final int ROWS = 1024;

  private final float[][] rows;

  private Bulk(float[][] rows) {
    this.rows = rows;
  }

  /**
   * Chooses the rows, from up to 1,024 at even distances.
   *
   * @param rows at least one, of equal width, finite
   */
  static Bulk of(float[][] rows) {
    float[][] sample = TrainingRows.spread(rows, ROWS);
    float[] medians = medians(sample);
    Arrays.sort(sample, Comparator.comparingDouble(row -> squaredDistance(row, medians)));
    return new Bulk(Arrays.copyOf(sample, (sample.length * 9 + 9) / 10));
  }

  /** The mean squared error a feature of a constant answer, the column means: the variance. */
  double variance() {
    float[] means = new float[rows[0].length];
    for (int f = 0; f < means.length; f++) {
      double sum = 0;
      for (float[] row : rows) {
        sum += row[f];
      }
      means[f] = (float) (sum / rows.length);
    }
    double sum = 0;
    for (float[] row : rows) {
      sum += squaredDistance(row, means);
    }
    return sum / rows.length / means.length;
  }

  /** The mean squared error a feature of an autoencoder. */
  double error(Autoencoder autoencoder) {
    ForwardPass pass = autoencoder.newPass();
    double sum = 0;
    for (float[] row : rows) {
      sum += squaredDistance(row, pass.reconstruct(row));
    }
    return sum / rows.length / autoencoder.width();
  }

  private static float[] medians(float[][] rows) {
    float[] medians = new float[rows[0].length];
    float[] column = new float[rows.length];
    for (int f = 0; f < medians.length; f++) {
      for (int r = 0; r < rows.length; r++) {
        column[r] = rows[r][f];
      }
      Arrays.sort(column);
      medians[f] = column[column.length / 2];
    }
    return medians;
  }

  private static double squaredDistance(float[] one, float[] other) {
    double sum = 0;
    for (int f = 0; f < one.length; f++) {
      double difference = (double) one[f] - other[f];
      sum += difference * difference;
    }
    return sum;
  }
}
