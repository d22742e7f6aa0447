package io.tidewatch.reading;

/** Finds the configured fields in the bytes of a record. For one thread. */
public interface RecordReader {

  /** Tokens or values of a record, at most. */
  int MAX_VALUES = StrictJson.MAX_TOKENS;

  /** Objects and arrays that may lie in each other, the outermost counted. */
  int MAX_DEPTH = StrictJson.MAX_DEPTH;

  /** Characters of a text that is read for anything but being carried along. */
  int MAX_TEXT = StrictJson.MAX_TEXT;

  /**
   * Gives each configured field of a record to the fields' sink, once and in the order of the
   * record, or refuses the record as a whole. Whatever the bytes, it throws nothing, and costs no
   * more than a multiple of their number.
   *
   * @param value the record's value, not empty and not longer than allowed; not written to
   */
  void read(byte[] value, FieldSink out);
}
