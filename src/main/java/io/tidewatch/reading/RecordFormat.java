package io.tidewatch.reading;

import java.io.Serializable;

/** How records are written down. */
public interface RecordFormat extends Serializable {

  /**
   * A reader of such records, for one thread.
   *
   * @param spec how a record becomes a reading
   * @param fields the fields that are looked for
   * @throws IllegalArgumentException when records of this format cannot have these fields
   */
  RecordReader reader(ReadingSpec spec, FieldTable fields);
}
