package io.tidewatch.app;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as configurations write them: 90s, 3m, 1h. */
public final class ShortDuration implements ITypeConverter<Duration> {

  /** For the command line, which makes one where an option names it. */
  public ShortDuration() {}

  @Override
  public Duration convert(String text) {
    try {
      return Duration.parse("PT" + text.strip());
    } catch (DateTimeParseException broken) {
      throw new TypeConversionException("duration must be such as 90s, 3m or 1h, but was " + text);
    }
  }
}
