package io.tidewatch.evaluate;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well scores put anomalies above normal records, whatever the threshold.
 *
 * @param rocAuc the chance that an anomaly scores above a normal record, ties counted half: the
 *     area under the ROC curve by the statistic of Mann and Whitney (1947; Hanley and McNeil 1982);
 *     empty where there are only anomalies or none
 * @param averagePrecision the precision at each distinct score, weighted by the recall gained
 *     there: the area under the precision-recall curve in steps (Davis and Goadrich 2006); empty
 *     where there is no anomaly
 * @param bestF1 the best threshold in hindsight, the highest of several; empty where there is no
 *     anomaly
 */
public record RankMetrics(
    OptionalDouble rocAuc, OptionalDouble averagePrecision, Optional<BestF1> bestF1) {

  /** Checks that nothing is null. */
  public RankMetrics {
    Objects.requireNonNull(rocAuc, "rocAuc");
    Objects.requireNonNull(averagePrecision, "averagePrecision");
    Objects.requireNonNull(bestF1, "bestF1");
  }

  /**
   * Measures scores in O(n log n).
   *
   * @param labels whether each record is an anomaly
   * @param scores each record's score, more for more anomalous
   * @throws IllegalArgumentException when the lengths differ or a score is NaN
   */
  public static RankMetrics of(boolean[] labels, double[] scores) {
    if (labels.length != scores.length) {
      throw new IllegalArgumentException(
          "labels must be as many as scores, but was " + labels.length + " and " + scores.length);
    }
    return new Sweep(sorted(labels, scores, true), sorted(labels, scores, false)).run();
  }

  private static double[] sorted(boolean[] labels, double[] scores, boolean label) {
    double[] chosen = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score must be a number, but was NaN (row " + i + ")");
      }
      if (labels[i] == label) {
        // Plus zero: sorting tells -0.0 from 0.0, a threshold does not.
        chosen[count++] = scores[i] + 0.0;
      }
    }
    double[] sorted = Arrays.copyOf(chosen, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Lowers the threshold from the highest score to the lowest, one distinct score at a time. */
  private static final class Sweep {

    private final double[] anomalies;
    private final double[] normals;
    private int truePositives;
    private int falsePositives;
    private double halfPairsWon;
    private double precisionSum;
    private double f1 = -1;
    private BestF1 best;

    Sweep(double[] anomalies, double[] normals) {
      this.anomalies = anomalies;
      this.normals = normals;
    }

    RankMetrics run() {
      while (truePositives < anomalies.length || falsePositives < normals.length) {
        double threshold =
            Math.max(highest(anomalies, truePositives), highest(normals, falsePositives));
        step(threshold);
      }
      if (anomalies.length == 0) {
        return new RankMetrics(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
      }
      double pairs = (double) anomalies.length * normals.length;
      return new RankMetrics(
          pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(halfPairsWon / (2 * pairs)),
          OptionalDouble.of(precisionSum / anomalies.length),
          Optional.of(best));
    }

    private void step(double threshold) {
      int trueBefore = truePositives;
      int falseBefore = falsePositives;
      truePositives += countFrom(anomalies, truePositives, threshold);
      falsePositives += countFrom(normals, falsePositives, threshold);
      double gained = truePositives - trueBefore;
      double below = normals.length - falsePositives;
      double tied = falsePositives - falseBefore;
      halfPairsWon += gained * (2 * below + tied);
      double precision = (double) truePositives / (truePositives + falsePositives);
      precisionSum += gained * precision;
      double f1Here =
          2.0 * truePositives / (truePositives + falsePositives + (double) anomalies.length);
      if (f1Here > f1 && anomalies.length > 0) {
        f1 = f1Here;
        best =
            new BestF1(
                f1,
                threshold,
                precision,
                (double) truePositives / anomalies.length,
                AlertMetrics.percent(falsePositives, normals.length));
      }
    }

    private static double highest(double[] ascending, int taken) {
      return taken < ascending.length
          ? ascending[ascending.length - 1 - taken]
          : Double.NEGATIVE_INFINITY;
    }

    private static int countFrom(double[] ascending, int taken, double threshold) {
      int left = ascending.length - taken;
      int count = 0;
      while (count < left && ascending[left - 1 - count] == threshold) {
        count++;
      }
      return count;
    }
  }
}
