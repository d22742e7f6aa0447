package io.tidewatch.evaluate;

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
    return new Count(new ThresholdSweep(labels, scores)).finish();
  }

  private static final class Count {

    private final int anomalies;
    private final int normals;
    private int trueBefore;
    private int falseBefore;
    private double halfPairsWon;
    private double precisionSum;
    private double f1 = -1;
    private BestF1 best;

    Count(ThresholdSweep sweep) {
      anomalies = sweep.anomalies();
      normals = sweep.normals();
      sweep.run(this::add);
    }

    private void add(double threshold, int truePositives, int falsePositives) {
      double gained = truePositives - trueBefore;
      double below = normals - falsePositives;
      double tied = falsePositives - falseBefore;
      trueBefore = truePositives;
      falseBefore = falsePositives;
      halfPairsWon += gained * (2 * below + tied);
      double precision = (double) truePositives / (truePositives + falsePositives);
      precisionSum += gained * precision;
      double f1Here = 2.0 * truePositives / (truePositives + falsePositives + (double) anomalies);
      if (f1Here > f1 && anomalies > 0) {
        f1 = f1Here;
        best =
            new BestF1(
                f1,
                threshold,
                precision,
                (double) truePositives / anomalies,
                AlertMetrics.percent(falsePositives, normals));
      }
    }

    RankMetrics finish() {
      if (anomalies == 0) {
        return new RankMetrics(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
      }
      double pairs = (double) anomalies * normals;
      return new RankMetrics(
          pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(halfPairsWon / (2 * pairs)),
          OptionalDouble.of(precisionSum / anomalies),
          Optional.of(best));
    }
  }
}
