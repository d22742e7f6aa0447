package io.tidewatch.learn;

import io.tidewatch.model.Ellipsoid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves out the training rows that stand far off all others, before a network can learn them: the
 * trimmed estimators of multivariate statistics (Rousseeuw and Van Driessen 1999, one concentration
 * step from coordinatewise medians).
 */
final class FarOff {

  private FarOff() {}

  /**
   * The rows without those far off.
   *
   * @param share how many may be left out at most, in [0, 0.5)
   */
  static List<float[]> without(List<float[]> rows, double share) {
    int most = (int) (share * rows.size());
    if (most == 0) {
      return rows;
    }
    double[] simple = simpleDistances(rows);
    List<float[]> core = new ArrayList<>();
    for (int index : nearest(simple, rows.size() - most)) {
      core.add(rows.get(index));
    }
    Ellipsoid usual = Ellipsoid.fit(core.toArray(new float[0][]));
    double[] distances =
        rows.stream()
            .mapToDouble(row -> Math.sqrt(usual.squaredDistance(present(row, usual))))
            .toArray();
    double limit = HoldOut.farOut(distances);
    List<float[]> kept = new ArrayList<>();
    boolean[] near = new boolean[rows.size()];
    nearest(distances, rows.size() - most).forEach(index -> near[index] = true);
    for (int i = 0; i < distances.length; i++) {
      if (near[i] || distances[i] <= limit) {
        kept.add(rows.get(i));
      }
    }
    return kept;
  }

  /** The row with the mean where a feature is missing. */
  private static float[] present(float[] row, Ellipsoid usual) {
    float[] center = usual.center();
    for (int f = 0; f < center.length; f++) {
      center[f] = Float.isNaN(row[f]) ? center[f] : row[f];
    }
    return center;
  }

  /** The mean over features of squared distances from the median, in median deviations. */
  private static double[] simpleDistances(List<float[]> rows) {
    int width = rows.get(0).length;
    double[] distances = new double[rows.size()];
    for (int f = 0; f < width; f++) {
      int feature = f;
      double[] values =
          rows.stream().mapToDouble(row -> row[feature]).filter(v -> !Double.isNaN(v)).toArray();
      if (values.length == 0) {
        continue;
      }
      MedianSpread usual = MedianSpread.of(values);
      double deviation = usual.deviation();
      for (int i = 0; i < distances.length; i++) {
        double off = rows.get(i)[f] - usual.median();
        // A feature that hardly ever varies tells nothing here; the covariance judges it.
        distances[i] += Double.isNaN(off) || deviation == 0 ? 0 : Math.pow(off / deviation, 2);
      }
    }
    return distances;
  }

  private static List<Integer> nearest(double[] distances, int count) {
    return IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> distances[i]).thenComparing(i -> i))
        .limit(count)
        .toList();
  }
}
