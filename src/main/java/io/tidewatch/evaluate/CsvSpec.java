package io.tidewatch.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What the columns of CSV files mean beside the channels.
 *
 * @param timeColumn the column of the event time, or {@link #ROW} for files without one: then rows
 *     lie evenly spaced
 * @param start for {@link #ROW} the event time of each file's row 0
 * @param spacing for {@link #ROW} the time from row to row
 * @param entityColumn the column of the entity, or empty: then each file is an entity of its own
 * @param delimiter what separates the cells
 */
public record CsvSpec(
    String timeColumn, Instant start, Duration spacing, String entityColumn, char delimiter) {

  /** The time column of files that have none. */
  public static final String ROW = "row";

  /** Where evenly spaced rows begin unless said otherwise. */
  public static final Instant DEFAULT_START = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the time column is blank, the spacing below a millisecond
   *     or the delimiter one that CSV uses otherwise
   */
  public CsvSpec {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(entityColumn, "entityColumn");
    if (timeColumn.isBlank()) {
      throw new IllegalArgumentException(
          "time column must be non-blank, but was '" + timeColumn + "' (CSV)");
    }
    if (spacing.toMillis() < 1) {
      throw new IllegalArgumentException(
          "spacing must be at least 1 ms, but was " + spacing + " (CSV)");
    }
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException(
          "delimiter must be neither quote nor line break, but was " + (int) delimiter + " (CSV)");
    }
  }

  /** Comma-separated files with a time column, each an entity of its own. */
  public static CsvSpec timed(String timeColumn) {
    return new CsvSpec(timeColumn, DEFAULT_START, Duration.ofSeconds(1), "", ',');
  }

  /** Comma-separated files of evenly spaced rows, each an entity of its own. */
  public static CsvSpec spaced(Duration spacing) {
    return new CsvSpec(ROW, DEFAULT_START, spacing, "", ',');
  }

  /** Whether the time is made of the row's number. */
  public boolean byRow() {
    return timeColumn.equals(ROW);
  }

  /** The event time of a row of evenly spaced ones, in milliseconds since the epoch. */
  long timeOf(long row) {
    return Math.addExact(start.toEpochMilli(), Math.multiplyExact(row, spacing.toMillis()));
  }
}
