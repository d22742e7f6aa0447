package io.tidewatch.report;

import io.tidewatch.detect.JsonDocument;
import java.time.Duration;
import java.util.Locale;

/** Numbers and times as people read them. */
final class Written {

  private Written() {}

  /** Three significant digits. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e6) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Whole, with commas. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** In UTC, such as {@code 2026-01-31 12:00:00}; milliseconds only where there are some. */
  static String time(long millis) {
    return JsonDocument.timeText(millis).replace('T', ' ').replace(".000", "").replace("Z", "");
  }

  /** Days, hours, minutes and seconds, such as {@code 1d 2h}. */
  static String duration(long millis) {
    if (millis < 1_000) {
      return millis + "ms";
    }
    Duration duration = Duration.ofSeconds(millis / 1_000);
    String text =
        part(duration.toDays(), "d")
            + part(duration.toHoursPart(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s");
    return text.strip();
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + unit + " ";
  }
}
