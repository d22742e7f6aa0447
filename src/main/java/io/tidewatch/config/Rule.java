package io.tidewatch.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a value must be: its form first, then its range.
 *
 * @param form the form, for messages: {@code a duration such as 30s}
 * @param parse reads a text of that form, and says nothing of any other
 * @param range the range, for messages: {@code from 1m to 15m}
 * @param within whether a value lies in it
 */
record Rule<T>(
    String form, Function<String, Optional<T>> parse, String range, Predicate<T> within) {

  /** A rule without a range. */
  static <T> Rule<T> of(String form, Function<String, Optional<T>> parse) {
    return new Rule<>(form, parse, form, value -> true);
  }

  /** The same form, in a range. */
  Rule<T> within(String range, Predicate<T> within) {
    return new Rule<>(form, parse, range, within);
  }
}
