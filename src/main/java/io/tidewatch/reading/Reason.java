package io.tidewatch.reading;

import java.util.Locale;

/** Why a record became a dead letter; the lower-case name is what headers and metrics carry. */
public enum Reason {
  /** The value is absent (a tombstone) or has no bytes. */
  EMPTY,
  /** The value has more bytes than the configured limit. */
  TOO_LARGE,
  /** The value is not well-formed: syntax, encoding, duplicate fields, trailing bytes. */
  MALFORMED,
  /** The value names another schema than records are configured to have. */
  WRONG_SCHEMA,
  /** The value is JSON, but not an object. */
  NOT_AN_OBJECT,
  /** The value nests deeper, or holds longer names, texts or numbers, than the parser allows. */
  TOO_COMPLEX,
  /** The field that names the entity (or group) is absent or null. */
  MISSING_ENTITY,
  /** The entity (or group) is empty, too long, has control characters, or is no text or integer. */
  BAD_ENTITY,
  /** The field that holds the event time is absent or null. */
  MISSING_TIME,
  /** The event time does not follow the configured format or lies outside the allowed range. */
  BAD_TIME,
  /** The event time lies further beyond the record's own timestamp than allowed. */
  FUTURE_TIME,
  /** A channel holds a value of another type than configured, or a required one holds none. */
  WRONG_TYPE,
  /** A channel holds a number that is not finite as a 32-bit float. */
  NOT_FINITE,
  /** Every channel is missing: there is nothing to score. */
  NO_VALUES,
  /** The reading lies further behind its partition's largest time than allowed. */
  LATE,
  /** The reading arrived after later readings of its entity were already released. */
  BEHIND;

  /** The stage that refused the record: {@code parse} or {@code order}. */
  public String stage() {
    return this == LATE || this == BEHIND ? "order" : "parse";
  }

  /** The name as headers, metrics and documents spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
