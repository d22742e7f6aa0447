package io.tidewatch.reading;

import java.io.Serializable;
import java.util.Objects;

/**
 * How a record writes its event time.
 *
 * @param kind the notation
 * @param pattern for {@link Kind#PATTERN} a {@link java.time.format.DateTimeFormatter} pattern,
 *     read as UTC where it has no zone; else empty
 */
public record TimeFormat(Kind kind, String pattern) implements Serializable {

  /** The notations. */
  public enum Kind {
    /** Seconds since the epoch, a fraction allowed. */
    EPOCH_SECONDS,
    /** Milliseconds since the epoch. */
    EPOCH_MILLIS,
    /** Microseconds since the epoch, rounded down to milliseconds. */
    EPOCH_MICROS,
    /** ISO 8601 with zone or offset. */
    ISO_8601,
    /** A date-time pattern of the user's own. */
    PATTERN,
    /** No field: the record's own timestamp in the log. */
    RECORD_TIMESTAMP
  }

  /** Checks that a pattern stands where one is needed. */
  public TimeFormat {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(pattern, "pattern");
    if ((kind == Kind.PATTERN) == pattern.isEmpty()) {
      throw new IllegalArgumentException(
          "pattern must be given exactly for kind PATTERN, but was '"
              + pattern
              + "' ("
              + kind
              + ")");
    }
  }
}
