package io.tidewatch.evaluate;

import io.tidewatch.reading.RawRecord;
import java.util.Objects;

/**
 * One line of a CSV file as the stream would see it, with what only the metrics may see.
 *
 * @param raw the record: its topic is the file's short name, its offset the row
 * @param fileIndex which file of the list, from 0
 * @param file the file's short name
 * @param row the line's number without the header, from 0
 * @param label 1 for an anomaly, 0 for none, {@link #UNLABELLED} where there are no labels
 */
public record LabelledRecord(RawRecord raw, int fileIndex, String file, long row, int label) {

  /** The label of records of which nothing is known. */
  public static final int UNLABELLED = -1;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public LabelledRecord {
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(file, "file");
    if (fileIndex < 0 || row < 0) {
      throw new IllegalArgumentException(
          "file index and row must be at least 0, but was "
              + fileIndex
              + " and "
              + row
              + " ("
              + file
              + ")");
    }
    if (label < UNLABELLED || label > 1) {
      throw new IllegalArgumentException(
          "label must be 0, 1 or -1 for none, but was " + label + " (" + file + ":" + row + ")");
    }
  }
}
