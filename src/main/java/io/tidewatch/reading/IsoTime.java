package io.tidewatch.reading;

import java.time.Month;
import java.time.Year;

/**
 * Reads ISO 8601 date-times with an offset, in the extended form: {@code 2026-01-31T23:59:59.123Z},
 * {@code 2026-01-31T23:59+01:00}.
 *
 * <p>The year has four digits; {@code T} and {@code Z} may be small; seconds may be absent; a
 * fraction may have any number of digits behind a point or comma and is rounded down to
 * milliseconds; an offset is {@code Z}, {@code ±hh:mm}, {@code ±hhmm} or {@code ±hh}, at most 18
 * hours. There is no second 60 and no hour 24.
 */
final class IsoTime {

  /** What {@link #read} returns for a text that is no such date-time. */
  static final long UNREADABLE = Long.MIN_VALUE;

  private static final int MAX_OFFSET_MINUTES = 18 * 60;
  private static final long DAYS_TO_EPOCH = 719_528;

  private final char[] text;
  private final int end;
  private int at;
  private boolean failed;

  private IsoTime(char[] text, int from, int length) {
    this.text = text;
    this.at = from;
    this.end = from + length;
  }

  /**
   * Reads a date-time.
   *
   * @return milliseconds since the epoch, or {@link #UNREADABLE}
   */
  static long read(char[] text, int from, int length) {
    return new IsoTime(text, from, length).read();
  }

  private long read() {
    int year = number(4, 9999);
    expect('-', '-');
    int month = number(2, 12);
    expect('-', '-');
    int day = number(2, 31);
    expect('T', 't');
    int hour = number(2, 23);
    expect(':', ':');
    int minute = number(2, 59);
    int second = 0;
    int milli = 0;
    if (next(':', ':')) {
      second = number(2, 59);
      milli = next('.', ',') ? fraction() : 0;
    }
    int offset = offset();
    if (failed || at != end || month == 0 || day == 0) {
      return UNREADABLE;
    }
    if (day > Month.of(month).length(Year.isLeap(year))) {
      return UNREADABLE;
    }
    long minutes = (epochDay(year, month, day) * 24 + hour) * 60 + minute - offset;
    return (minutes * 60 + second) * 1000 + milli;
  }

  private int offset() {
    if (next('Z', 'z')) {
      return 0;
    }
    boolean west = next('-', '-');
    if (!west) {
      expect('+', '+');
    }
    int minutes = number(2, 18) * 60;
    if (at < end) {
      next(':', ':');
      minutes += number(2, 59);
    }
    failed |= minutes > MAX_OFFSET_MINUTES;
    return west ? -minutes : minutes;
  }

  private int fraction() {
    int milli = 0;
    int first = at;
    while (at < end && isDigit(text[at])) {
      if (at - first < 3) {
        milli = milli * 10 + text[at] - '0';
      }
      at++;
    }
    failed |= at == first;
    for (int i = at - first; i < 3; i++) {
      milli *= 10;
    }
    return milli;
  }

  private int number(int width, int max) {
    int value = 0;
    for (int i = 0; i < width; i++, at++) {
      if (at >= end || !isDigit(text[at])) {
        failed = true;
        return 0;
      }
      value = value * 10 + text[at] - '0';
    }
    failed |= value > max;
    return value;
  }

  private boolean next(char either, char or) {
    boolean is = at < end && (text[at] == either || text[at] == or);
    if (is) {
      at++;
    }
    return is;
  }

  private void expect(char either, char or) {
    failed |= !next(either, or);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  // The proleptic Gregorian calendar, counted from year 0.
  private static long epochDay(int year, int month, int day) {
    long days = 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    days += (367L * month - 362) / 12 + day - 1;
    if (month > 2) {
      days -= Year.isLeap(year) ? 1 : 2;
    }
    return days - DAYS_TO_EPOCH;
  }
}
