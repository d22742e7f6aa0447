package io.tidewatch.reading;

import io.tidewatch.reading.FieldTable.Field;
import java.io.IOException;

/** Takes what a format finds in a record. */
public interface FieldSink {

  /**
   * Takes the value of a configured field, or of an object on the way to one that is none.
   *
   * @throws IOException when the value is not well-formed
   */
  void take(Field field, FieldValue value) throws IOException;

  /**
   * Refuses the record as a whole.
   *
   * @param rule what its value must be
   * @param was what it is, without a word of it unless {@link #shown}
   * @param where the place
   */
  void refuse(Reason reason, String rule, String was, String where);

  /** What a message may show of this part of the record. */
  String shown(String part);
}
