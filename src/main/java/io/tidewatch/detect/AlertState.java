package io.tidewatch.detect;

import java.util.Objects;

/**
 * What the alert policy remembers of one entity.
 *
 * @param episode the episode that is open or pending, or null
 * @param coolUntil event time until which no episode opens, unless more severe
 * @param coolSeverity the severity of the episode that began the cool-down
 * @param suppressed how many records exceeded in the cool-down
 */
public record AlertState(Episode episode, long coolUntil, Severity coolSeverity, long suppressed) {

  /** Nothing remembered. */
  public static final AlertState QUIET = new AlertState(null, Long.MIN_VALUE, Severity.MINOR, 0);

  /** Checks that there is a severity. */
  public AlertState {
    Objects.requireNonNull(coolSeverity, "coolSeverity");
  }

  AlertState with(Episode next) {
    return new AlertState(next, coolUntil, coolSeverity, suppressed);
  }
}
