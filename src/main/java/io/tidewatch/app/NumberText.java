package io.tidewatch.app;

import java.util.Locale;
import java.util.OptionalDouble;

/** Measured numbers with as many digits as they deserve. */
final class NumberText {

  private NumberText() {}

  static String of(OptionalDouble value) {
    return value.isPresent() ? of(value.getAsDouble()) : "n/a";
  }

  /** Four significant digits. */
  static String of(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /** A fixed number of decimals. */
  static String of(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%,." + decimals + "f", value)
        : "n/a";
  }

  static String of(OptionalDouble value, int decimals) {
    return value.isPresent() ? of(value.getAsDouble(), decimals) : "n/a";
  }
}
