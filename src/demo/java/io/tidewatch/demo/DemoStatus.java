package io.tidewatch.demo;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a demo is: how many records are scored of those sent, and why the others wait. */
final class DemoStatus {

  private final LongSupplier sent;
  private final Tally tally;
  private final int warmUp;

  /**
   * Of a demo that is about to begin.
   *
   * @param sent how many records were sent
   * @param tally what came back
   * @param warmUp how many rows the first training waits for
   */
  DemoStatus(LongSupplier sent, Tally tally, int warmUp) {
    this.sent = sent;
    this.tally = tally;
    this.warmUp = warmUp;
  }

  String line() {
    return String.format(
        Locale.ROOT, "scored %,d of %,d records; %s", tally.scored(), sent.getAsLong(), state());
  }

  private String state() {
    if (!tally.model().isEmpty()) {
      return String.format(Locale.ROOT, "%d episodes, model %s", tally.episodes(), tally.model());
    }
    return tally.rows() == 0 ? "waiting for the first training window to end" : warmingUp();
  }

  /** Why nothing is scored before the first model. */
  String warmingUp() {
    return String.format(
        Locale.ROOT, "warming up: %,d of %,d rows for the first model", tally.rows(), warmUp);
  }
}
