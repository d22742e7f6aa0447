package io.tidewatch.evaluate;

import java.util.OptionalDouble;

/**
 * How the decisions taken record by record compare with the labels.
 *
 * @param truePositives anomalies with an alert
 * @param falsePositives normal records with an alert
 * @param falseNegatives anomalies without
 * @param trueNegatives normal records without
 */
public record AlertMetrics(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a count is negative
   */
  public AlertMetrics {
    if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
      throw new IllegalArgumentException(
          "counts must be at least 0, but was "
              + truePositives
              + ", "
              + falsePositives
              + ", "
              + falseNegatives
              + ", "
              + trueNegatives);
    }
  }

  /**
   * Counts the four cases.
   *
   * @param labels whether each record is an anomaly
   * @param alerts what was decided when it arrived
   * @throws IllegalArgumentException when the lengths differ
   */
  public static AlertMetrics of(boolean[] labels, boolean[] alerts) {
    if (labels.length != alerts.length) {
      throw new IllegalArgumentException(
          "labels must be as many as alerts, but was " + labels.length + " and " + alerts.length);
    }
    long[] counts = new long[4];
    for (int i = 0; i < labels.length; i++) {
      counts[(labels[i] ? 0 : 1) + (alerts[i] ? 0 : 2)]++;
    }
    return new AlertMetrics(counts[0], counts[1], counts[2], counts[3]);
  }

  /** Both together. */
  public AlertMetrics plus(AlertMetrics other) {
    return new AlertMetrics(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives,
        trueNegatives + other.trueNegatives);
  }

  /**
   * The harmonic mean of precision and recall (van Rijsbergen 1979), of counts: 2 TP / (2 TP + FP +
   * FN). Empty where there is no anomaly.
   */
  public OptionalDouble f1() {
    return truePositives + falseNegatives == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            2.0 * truePositives / (2.0 * truePositives + falsePositives + falseNegatives));
  }

  /** The false-alarm rate: alerts in percent of the normal records. Empty where none is normal. */
  public OptionalDouble farPercent() {
    return percent(falsePositives, falsePositives + trueNegatives);
  }

  /** The missed-alarm rate: anomalies without an alert in percent. Empty where there is none. */
  public OptionalDouble marPercent() {
    return percent(falseNegatives, falseNegatives + truePositives);
  }

  /** The share of the alerts that are anomalies. Empty where there is no alert. */
  public OptionalDouble precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  /** The share of the anomalies that have an alert. Empty where there is none. */
  public OptionalDouble recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** A part of a whole in percent, empty where there is nothing. */
  static OptionalDouble percent(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
  }

  /** A part of a whole, empty where there is nothing. */
  static OptionalDouble ratio(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
