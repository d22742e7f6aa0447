package io.tidewatch.reading;

import java.util.Objects;

/**
 * A record as the log holds it. The arrays belong to whoever made the record; nobody writes into
 * them.
 *
 * @param origin where it came from
 * @param key the key's bytes, or null where it has none
 * @param value the value's bytes, or null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawRecord(Origin origin, byte[] key, byte[] value) {

  /** Checks that there is an origin. */
  public RawRecord {
    Objects.requireNonNull(origin, "origin");
  }
}
