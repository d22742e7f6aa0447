package io.tidewatch.evaluate;

import java.util.Objects;

/**
 * What was said of one input record, beside the truth.
 *
 * @param row what was said
 * @param label 1 for an anomaly, 0 for none, {@link LabelledRecord#UNLABELLED} where nothing is
 *     known
 */
public record LabelledRow(ScoredRow row, int label) {

  /** Checks that there is a row; labels were checked as they were read. */
  public LabelledRow {
    Objects.requireNonNull(row, "row");
  }

  /** Whether the truth is known. */
  public boolean labelled() {
    return label != LabelledRecord.UNLABELLED;
  }

  /** Whether it is known to be an anomaly. */
  public boolean anomalous() {
    return label == 1;
  }
}
