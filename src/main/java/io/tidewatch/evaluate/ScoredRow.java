package io.tidewatch.evaluate;

import java.util.Objects;

/**
 * What was said of one input record.
 *
 * @param file the short name of its file
 * @param row its row, from 0
 * @param time its event time in milliseconds since the epoch
 * @param entity whose it is
 * @param score the reconstruction error; NaN for a record that was not scored
 * @param pValue its p-value; NaN for a record that was not scored
 * @param alert whether an alert stood when it was scored
 * @param modelVersion the model that scored it; empty for a record that was not scored
 */
public record ScoredRow(
    String file,
    long row,
    long time,
    String entity,
    double score,
    double pValue,
    boolean alert,
    String modelVersion) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when the row is negative or the score infinite
   */
  public ScoredRow {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(modelVersion, "modelVersion");
    if (row < 0 || Double.isInfinite(score)) {
      throw new IllegalArgumentException(
          "row must be at least 0 and the score finite, but was "
              + row
              + " and "
              + score
              + " ("
              + file
              + ")");
    }
  }

  /** Whether a model has said anything of it. */
  public boolean scored() {
    return !modelVersion.isEmpty();
  }
}
