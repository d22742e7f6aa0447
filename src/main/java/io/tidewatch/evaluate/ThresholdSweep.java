package io.tidewatch.evaluate;

import java.util.Arrays;

/** Lowers a threshold from the highest score to the lowest, one distinct score at a time. */
final class ThresholdSweep {

  private final double[] anomalies;
  private final double[] normals;

  /** What is told at each distinct score. */
  interface Step {

    /**
     * Tells what a threshold gives.
     *
     * @param threshold records with this score or more count as alerts
     * @param truePositives how many anomalies do
     * @param falsePositives how many normal records do
     */
    void at(double threshold, int truePositives, int falsePositives);
  }

  /**
   * Sorts the scores in O(n log n).
   *
   * @param labels whether each record is an anomaly
   * @param scores each record's score, more for more anomalous
   * @throws IllegalArgumentException when the lengths differ or a score is NaN
   */
  ThresholdSweep(boolean[] labels, double[] scores) {
    if (labels.length != scores.length) {
      throw new IllegalArgumentException(
          "labels must be as many as scores, but was " + labels.length + " and " + scores.length);
    }
    anomalies = sorted(labels, scores, true);
    normals = sorted(labels, scores, false);
  }

  /** How many records are anomalies. */
  int anomalies() {
    return anomalies.length;
  }

  /** How many are not. */
  int normals() {
    return normals.length;
  }

  /** Goes down the scores. */
  void run(Step step) {
    int truePositives = 0;
    int falsePositives = 0;
    while (truePositives < anomalies.length || falsePositives < normals.length) {
      double threshold =
          Math.max(highest(anomalies, truePositives), highest(normals, falsePositives));
      truePositives += countFrom(anomalies, truePositives, threshold);
      falsePositives += countFrom(normals, falsePositives, threshold);
      step.at(threshold, truePositives, falsePositives);
    }
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
