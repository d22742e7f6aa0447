package io.tidewatch.detect;

import java.util.Objects;

/**
 * What the alert policy remembers of one entity.
 *
 * @param episode the episode that is open or pending, or null
 * @param coolUntil event time until which no episode opens, unless more severe
 * @param coolSeverity the severity of the episode that began the cool-down
 * @param suppressed how many records exceeded in the cool-down, or beyond the budget, since the
 *     last episode
 * @param strictness what the budget makes of the alerts sent, at {@code strictSince}; 0 without
 * @param strictSince event time
 */
public record AlertState(
    Episode episode,
    long coolUntil,
    Severity coolSeverity,
    long suppressed,
    double strictness,
    long strictSince) {

  /** Nothing remembered. */
  public static final AlertState QUIET =
      new AlertState(null, Long.MIN_VALUE, Severity.MINOR, 0, 0, 0);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the strictness is negative or not finite
   */
  public AlertState {
    Objects.requireNonNull(coolSeverity, "coolSeverity");
    if (!(strictness >= 0 && strictness < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "strictness must be finite and at least 0, but was " + strictness + " (alert state)");
    }
  }

  AlertState with(Episode next) {
    return new AlertState(next, coolUntil, coolSeverity, suppressed, strictness, strictSince);
  }

  /** One more record that exceeded in vain. */
  AlertState suppressing() {
    return new AlertState(
        episode, coolUntil, coolSeverity, suppressed + 1, strictness, strictSince);
  }

  /** After an episode, cooling down until then. */
  AlertState cooling(long until, Severity severity) {
    return new AlertState(null, until, severity, 0, strictness, strictSince);
  }

  /** With an episode just opened. */
  AlertState opened(Episode next, double strict, long time) {
    return new AlertState(next, Long.MIN_VALUE, Severity.MINOR, 0, strict, time);
  }
}
