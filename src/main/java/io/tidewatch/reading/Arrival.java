package io.tidewatch.reading;

import java.util.Objects;

/**
 * A raw record together with what parsing made of it, so that a reading refused later (as late) can
 * still leave with its original bytes.
 *
 * @param raw the record as the log holds it
 * @param parsed the reading or dead letter made of it
 */
public record Arrival(RawRecord raw, Parsed parsed) {

  /** Checks that nothing is null. */
  public Arrival {
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(parsed, "parsed");
  }
}
