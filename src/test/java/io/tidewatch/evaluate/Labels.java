package io.tidewatch.evaluate;

import java.util.stream.LongStream;

/** Labels, alerts and whole files of them, written as zeros and ones. */
final class Labels {

  private Labels() {}

  static boolean[] of(String digits) {
    boolean[] labels = new boolean[digits.length()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = digits.charAt(i) == '1';
    }
    return labels;
  }

  /** A file whose rows lie ten seconds apart and whose scores are 1 where an alert stands. */
  static LabelledScores file(String file, String labels, String alerts) {
    double[] scores = alerts.chars().mapToDouble(digit -> digit - '0').toArray();
    long[] times = LongStream.range(0, labels.length()).map(row -> 10_000 * row).toArray();
    return new LabelledScores(file, of(labels), scores, of(alerts), times);
  }
}
