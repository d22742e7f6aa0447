package io.tidewatch.reading;

import io.tidewatch.reading.FieldValue.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Reads event times in one format. Not for use by several threads. */
final class TimeReader {

  /** What {@link #read} returns for a value that does not follow the format. */
  static final long UNREADABLE = Long.MIN_VALUE;

  private final TimeFormat format;
  private final DateTimeFormatter formatter;
  private final Decimal decimal = new Decimal();

  /**
   * A reader of one format.
   *
   * @throws IllegalArgumentException when its pattern is none
   */
  TimeReader(TimeFormat format) {
    this.format = format;
    this.formatter = format.kind() == TimeFormat.Kind.PATTERN ? formatter(format.pattern()) : null;
  }

  /**
   * The time that a value stands for.
   *
   * @return milliseconds since the epoch, rounded down, or {@link #UNREADABLE}
   * @throws IOException when the value is not well-formed
   */
  long read(FieldValue value) throws IOException {
    boolean text = value.kind() == Kind.TEXT;
    return switch (format.kind()) {
      case EPOCH_SECONDS -> readEpoch(value, 3);
      case EPOCH_MILLIS -> readEpoch(value, 0);
      case EPOCH_MICROS -> readEpoch(value, -3);
      case ISO_8601 ->
          text ? IsoTime.read(value.characters(), value.offset(), value.length()) : UNREADABLE;
      case PATTERN -> text ? readPattern(value.text()) : UNREADABLE;
      case RECORD_TIMESTAMP -> UNREADABLE;
    };
  }

  /** What a value must be, for messages. */
  String rule() {
    return switch (format.kind()) {
      case EPOCH_SECONDS -> "a number of seconds since the epoch";
      case EPOCH_MILLIS -> "a number of milliseconds since the epoch";
      case EPOCH_MICROS -> "a number of microseconds since the epoch";
      case ISO_8601 -> "an ISO 8601 text with offset";
      case PATTERN -> "a text of pattern " + format.pattern();
      case RECORD_TIMESTAMP -> "the record's own timestamp";
    };
  }

  private long readEpoch(FieldValue value, int power) throws IOException {
    if (value.kind() != Kind.INTEGER && value.kind() != Kind.DECIMAL) {
      return UNREADABLE;
    }
    return decimal.floor(value.characters(), value.offset(), value.length(), power);
  }

  private long readPattern(String text) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
        return Math.addExact(
            Math.multiplyExact(parsed.getLong(ChronoField.INSTANT_SECONDS), 1000L),
            parsed.get(ChronoField.MILLI_OF_SECOND));
      }
      LocalDate date = parsed.query(TemporalQueries.localDate());
      return date == null
          ? UNREADABLE
          : Math.multiplyExact(date.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), 1000L);
    } catch (DateTimeException | ArithmeticException e) {
      return UNREADABLE;
    }
  }

  // Strict, so that 31 February is refused and not taken for the 28th; the era is given, so that
  // strictness does not ask for one beside yyyy.
  private static DateTimeFormatter formatter(String pattern) {
    try {
      return new DateTimeFormatterBuilder()
          .appendPattern(pattern)
          .parseDefaulting(ChronoField.ERA, 1)
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "time pattern must be a date-time pattern, but was '"
              + pattern
              + "' ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
