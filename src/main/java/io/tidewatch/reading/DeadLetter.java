package io.tidewatch.reading;

import java.util.Objects;

/**
 * A record that could not become a reading, kept as it came.
 *
 * @param raw the record, bytes unchanged
 * @param reason the kind of fault
 * @param detail one line for a person: thing, rule, value, place; never longer than 300 characters
 */
public record DeadLetter(RawRecord raw, Reason reason, String detail) implements Parsed {

  /** Checks that nothing is null. */
  public DeadLetter {
    Objects.requireNonNull(raw, "raw");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  @Override
  public Origin origin() {
    return raw.origin();
  }
}
