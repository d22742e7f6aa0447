package io.tidewatch.evaluate;

import java.util.Arrays;
import java.util.Objects;

/**
 * The truth about one file's records and what the detector said of them, in the order of the rows.
 * The arrays belong to whoever made this; nobody writes into them.
 *
 * @param file the file's short name
 * @param labels whether each record is an anomaly
 * @param scores each record's score, more for more anomalous; NaN for one that was not scored,
 *     which then counts as the lowest
 * @param alerts whether an alert stood when it was scored
 * @param times each record's event time in milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledScores(
    String file, boolean[] labels, double[] scores, boolean[] alerts, long[] times) {

  /**
   * Checks the lengths and scores.
   *
   * @throws IllegalArgumentException when lengths differ or a score is infinite
   */
  public LabelledScores {
    Objects.requireNonNull(file, "file");
    int rows = labels.length;
    if (scores.length != rows || alerts.length != rows || times.length != rows) {
      throw new IllegalArgumentException(
          "scores, alerts and times must be as many as labels, but was "
              + scores.length
              + ", "
              + alerts.length
              + " and "
              + times.length
              + " ("
              + file
              + ")");
    }
    for (int i = 0; i < rows; i++) {
      if (Double.isInfinite(scores[i])) {
        throw new IllegalArgumentException(
            "score must be finite or NaN, but was " + scores[i] + " (" + file + ":" + i + ")");
      }
    }
  }

  /** How many records there are. */
  public int rows() {
    return labels.length;
  }

  /**
   * The same without its first rows, as where a training part stands before what is measured.
   *
   * @param row the first row that stays
   * @throws IllegalArgumentException when there are fewer rows
   */
  public LabelledScores from(int row) {
    int end = rows();
    if (row < 0 || row > end) {
      throw new IllegalArgumentException(
          "row must be 0 to " + end + ", but was " + row + " (" + file + ")");
    }
    return new LabelledScores(
        file,
        Arrays.copyOfRange(labels, row, end),
        Arrays.copyOfRange(scores, row, end),
        Arrays.copyOfRange(alerts, row, end),
        Arrays.copyOfRange(times, row, end));
  }
}
