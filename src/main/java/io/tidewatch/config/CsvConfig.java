package io.tidewatch.config;

import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How CSV files are read. A channel's column is the one whose header is the channel's field.
 *
 * @param time where a row's event time comes from
 * @param entityColumn the column that names the entity; where empty, each file is an entity of its
 *     own and its name is the entity's
 * @param delimiter what stands between columns
 */
public record CsvConfig(Time time, Optional<String> entityColumn, Delimiter delimiter) {

  /** Checks that every part is there. */
  public CsvConfig {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(entityColumn, "entityColumn");
    Objects.requireNonNull(delimiter, "delimiter");
  }

  /** Where a row's event time comes from. */
  public sealed interface Time {}

  /**
   * From a column.
   *
   * @param name its header
   * @param format how times are written in it
   */
  public record TimeColumn(String name, TimeFormat format) implements Time {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when a file cannot have such a time
     */
    public TimeColumn {
      if (name.isBlank() || format.kind() == TimeFormat.Kind.RECORD_TIMESTAMP) {
        throw new IllegalArgumentException(
            "time column must be a header and its format one of a text, but was '"
                + name
                + "' and "
                + format.kind()
                + " (csv)");
      }
    }
  }

  /**
   * From the row's number: rows are evenly spaced.
   *
   * @param spacing the time from one row to the next, positive
   * @param start the time of the first row
   */
  public record RowTime(Duration spacing, Instant start) implements Time {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when the spacing is not positive
     */
    public RowTime {
      Objects.requireNonNull(start, "start");
      if (spacing.isNegative() || spacing.isZero()) {
        throw new IllegalArgumentException(
            "spacing must be positive, but was " + spacing + " (csv)");
      }
    }
  }

  /** What stands between columns. */
  public enum Delimiter {
    /** A comma. */
    COMMA(','),
    /** A semicolon. */
    SEMICOLON(';'),
    /** A tab. */
    TAB('\t'),
    /** A vertical bar. */
    PIPE('|');

    private final char character;

    Delimiter(char character) {
      this.character = character;
    }

    /** The character itself. */
    public char character() {
      return character;
    }
  }
}
