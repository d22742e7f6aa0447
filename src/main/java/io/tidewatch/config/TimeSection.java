package io.tidewatch.config;

import io.tidewatch.reading.TimeFormat;
import io.tidewatch.reading.TimeFormat.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a time is written: the keys {@code format} and {@code pattern}. */
final class TimeSection {

  private static final List<Kind> NOTATIONS =
      Stream.of(Kind.values())
          .filter(kind -> kind != Kind.PATTERN && kind != Kind.RECORD_TIMESTAMP)
          .toList();

  private TimeSection() {}

  /** The format, where a key says it. */
  static Optional<TimeFormat> format(Section section) {
    Optional<Kind> kind = section.find("format", Rules.choice(NOTATIONS));
    Optional<String> pattern = section.find("pattern", Rules.TIME_PATTERN);
    section.check(
        kind.isEmpty() || pattern.isEmpty(), "pattern", "alone", "given beside a format", "format");
    return pattern
        .map(text -> new TimeFormat(Kind.PATTERN, text))
        .or(() -> kind.map(notation -> new TimeFormat(notation, "")));
  }
}
