package io.tidewatch.reading;

/** What parsing makes of a raw record: a reading, or a dead letter that says why not. */
public sealed interface Parsed permits Reading, DeadLetter {

  /** Where the record came from. */
  Origin origin();
}
