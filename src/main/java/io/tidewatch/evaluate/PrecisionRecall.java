package io.tidewatch.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision and recall at every threshold (Davis and Goadrich 2006), for drawing.
 *
 * @param points one for each distinct score that is kept, from the highest threshold to the lowest;
 *     empty where there is no anomaly
 * @param anomalousShare the share of the records that are anomalies: the precision of an alarm that
 *     always stands
 */
public record PrecisionRecall(List<Point> points, double anomalousShare) {

  /**
   * What one threshold gives.
   *
   * @param threshold records with this score or more count as alerts
   * @param precision the share of the alerts that are anomalies
   * @param recall the share of the anomalies that are alerts
   */
  public record Point(double threshold, double precision, double recall) {}

  /** Takes a copy of the list. */
  public PrecisionRecall {
    points = List.copyOf(points);
  }

  /**
   * Measures records; one that was not scored counts as the lowest.
   *
   * @param rows all labelled
   * @param columns how many columns the drawing has; each keeps the extremes of the precision
   */
  public static PrecisionRecall of(List<LabelledRow> rows, int columns) {
    boolean[] labels = new boolean[rows.size()];
    double[] scores = new double[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      ScoredRow row = rows.get(i).row();
      labels[i] = rows.get(i).anomalous();
      scores[i] = row.scored() ? row.score() : Double.NEGATIVE_INFINITY;
    }
    ThresholdSweep sweep = new ThresholdSweep(labels, scores);
    double anomalies = sweep.anomalies();
    List<Point> all = new ArrayList<>();
    if (anomalies > 0) {
      sweep.run(
          (threshold, truePositives, falsePositives) ->
              all.add(
                  new Point(
                      threshold,
                      (double) truePositives / (truePositives + falsePositives),
                      truePositives / anomalies)));
    }
    double[] precisions = all.stream().mapToDouble(Point::precision).toArray();
    List<Point> kept = new ArrayList<>();
    for (int index : Extremes.indexes(precisions, columns)) {
      kept.add(all.get(index));
    }
    return new PrecisionRecall(kept, labels.length == 0 ? 0 : anomalies / labels.length);
  }
}
