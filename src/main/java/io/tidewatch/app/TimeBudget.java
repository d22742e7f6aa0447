package io.tidewatch.app;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Says whether there is time for more. */
final class TimeBudget implements BooleanSupplier {

  private final Optional<Duration> budget;
  private final LongSupplier nanoClock;
  private final long begun;

  /**
   * The time runs from here on.
   *
   * @param budget how much there is; empty for no end
   */
  TimeBudget(Optional<Duration> budget, LongSupplier nanoClock) {
    this.budget = budget;
    this.nanoClock = nanoClock;
    this.begun = nanoClock.getAsLong();
  }

  @Override
  public boolean getAsBoolean() {
    return budget.isEmpty() || nanos() < budget.get().toNanos();
  }

  /** How much is gone, in nanoseconds. */
  long nanos() {
    return nanoClock.getAsLong() - begun;
  }
}
