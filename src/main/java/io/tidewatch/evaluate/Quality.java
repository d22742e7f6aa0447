package io.tidewatch.evaluate;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * All measures of one backtest, over all files together and for each.
 *
 * @param name the file, or empty for all together
 * @param rows how many records were measured
 * @param anomalousRows how many of them are anomalies
 * @param scoredRows how many of them were scored; the others count as lowest score
 * @param ranks how well the scores order the records
 * @param alerts how right the decisions are, record by record
 * @param events how right they are, event by event
 * @param files the same for each file, in input order; empty for a file
 */
public record Quality(
    String name,
    long rows,
    long anomalousRows,
    long scoredRows,
    RankMetrics ranks,
    AlertMetrics alerts,
    EventMetrics events,
    List<Quality> files) {

  /** Checks that nothing is null. */
  public Quality {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ranks, "ranks");
    Objects.requireNonNull(alerts, "alerts");
    Objects.requireNonNull(events, "events");
    files = List.copyOf(files);
  }

  /**
   * Measures files: scores and alerts pooled over all, events file by file.
   *
   * @param files the files, in input order
   */
  public static Quality of(List<LabelledScores> files) {
    List<Quality> each =
        files.stream().map(file -> measure(file.file(), List.of(file), List.of())).toList();
    return measure("", files, each);
  }

  /** The share of the records that were scored; 1 where there are none. */
  public double coverage() {
    return rows == 0 ? 1 : (double) scoredRows / rows;
  }

  /**
   * The F1 of an alarm that always stands: what any detector must beat. Empty where there is no
   * anomaly.
   */
  public OptionalDouble alwaysAlertF1() {
    return new AlertMetrics(anomalousRows, rows - anomalousRows, 0, 0).f1();
  }

  /** The mean of the files' areas under the ROC curve, over the files that have one. */
  public OptionalDouble rocAucFileMean() {
    return fileMean(RankMetrics::rocAuc);
  }

  /** The mean of the files' average precisions, over the files that have anomalies and others. */
  public OptionalDouble averagePrecisionFileMean() {
    return fileMean(RankMetrics::averagePrecision);
  }

  /**
   * The mean of the files' best F1, each with a threshold of its own, over the files that have
   * anomalies and others.
   */
  public OptionalDouble bestF1FileMean() {
    return fileMean(
        ranks -> ranks.bestF1().map(best -> OptionalDouble.of(best.f1())).orElseThrow());
  }

  private OptionalDouble fileMean(Function<RankMetrics, OptionalDouble> measure) {
    return files.stream()
        .map(Quality::ranks)
        .filter(ranks -> ranks.rocAuc().isPresent())
        .mapToDouble(ranks -> measure.apply(ranks).orElseThrow())
        .average();
  }

  private static Quality measure(String name, List<LabelledScores> files, List<Quality> each) {
    int rows = Math.toIntExact(files.stream().mapToLong(LabelledScores::rows).sum());
    boolean[] labels = new boolean[rows];
    boolean[] alerts = new boolean[rows];
    double[] scores = new double[rows];
    int at = 0;
    for (LabelledScores file : files) {
      System.arraycopy(file.labels(), 0, labels, at, file.rows());
      System.arraycopy(file.alerts(), 0, alerts, at, file.rows());
      System.arraycopy(file.scores(), 0, scores, at, file.rows());
      at += file.rows();
    }
    long scored = lowerUnscored(scores);
    AlertMetrics decisions = AlertMetrics.of(labels, alerts);
    return new Quality(
        name,
        rows,
        decisions.truePositives() + decisions.falseNegatives(),
        scored,
        RankMetrics.of(labels, scores),
        decisions,
        EventMetrics.of(files),
        each);
  }

  private static long lowerUnscored(double[] scores) {
    long scored = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        scores[i] = Double.NEGATIVE_INFINITY;
      } else {
        scored++;
      }
    }
    return scored;
  }
}
