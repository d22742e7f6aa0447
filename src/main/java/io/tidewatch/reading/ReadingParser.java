package io.tidewatch.reading;

import java.util.function.UnaryOperator;

/**
 * Reads records into readings, and says of every other record why it is none. Whatever the bytes,
 * {@link #parse} never throws, its cost is bounded by their number, and its result depends on the
 * record alone, not on the records before it.
 *
 * <p>A fault of the whole value ({@code EMPTY}, {@code TOO_LARGE}, {@code MALFORMED}, {@code
 * NOT_AN_OBJECT}, {@code TOO_COMPLEX}) is reported before a fault of one field; among fields the
 * first in the record is reported, and absent fields last.
 *
 * <p>Nothing is coerced: a text is never a number, 1.0 never a flag. A channel's null is a missing
 * value, except where the channel is required. Integers serve as entities and categories by their
 * digits. An object or array in the place of a value, and a value in the place of an object that a
 * JSON pointer leads through, is {@code WRONG_TYPE}. Of a field that is only passed through, no
 * value is wrong: what is no scalar is left out, and a long text cut.
 *
 * <p>Keeps scratch space from record to record: one instance serves one thread.
 */
public final class ReadingParser {

  private final int maxBytes;
  private final RecordReader reader;
  private final Refusal refusal;
  private final Draft draft;

  /**
   * A parser of JSON that reads personal fields as they are, for who has the records themselves at
   * hand.
   *
   * @param spec the specification
   * @throws IllegalArgumentException as the other one does
   */
  public ReadingParser(ReadingSpec spec) {
    this(spec, new JsonFormat(), UnaryOperator.identity());
  }

  /**
   * A parser of records that follow a specification.
   *
   * @param spec the specification
   * @param format how records are written
   * @param pseudonyms gives the texts of hashed fields another name
   * @throws IllegalArgumentException when the entity field is empty, the time field not empty
   *     exactly for the record's own timestamp, a JSON pointer or the time pattern written wrongly,
   *     a field lies inside another or deeper than 16 levels, or no record of the format has it
   */
  public ReadingParser(ReadingSpec spec, RecordFormat format, UnaryOperator<String> pseudonyms) {
    TimeFormat.Kind kind = spec.timeFormat().kind();
    if (spec.entityField().isEmpty()) {
      throw new IllegalArgumentException(
          "entity field must be non-empty, but was '' (reading specification)");
    }
    if ((kind == TimeFormat.Kind.RECORD_TIMESTAMP) != spec.timeField().isEmpty()) {
      throw new IllegalArgumentException(
          "time field must be empty exactly for kind RECORD_TIMESTAMP, but was '"
              + spec.timeField()
              + "' ("
              + kind
              + ")");
    }
    this.maxBytes = spec.limits().maxBytes();
    this.reader = format.reader(spec, new FieldTable(spec, RecordReader.MAX_DEPTH));
    this.refusal = new Refusal(spec.personal().quotable());
    this.draft = new Draft(spec, refusal, pseudonyms);
  }

  /**
   * The reading a record holds, or a dead letter with the record, a reason and one line of detail.
   *
   * @param raw the record; its arrays are not written to
   */
  public Parsed parse(RawRecord raw) {
    refusal.clear();
    draft.clear();
    byte[] value = raw.value();
    checkBytes(value);
    if (refusal.reason() == null) {
      reader.read(value, draft);
    }
    if (refusal.reason() == null) {
      draft.complete(raw.origin());
    }
    return refusal.reason() == null ? draft.finish(raw.origin()) : refusal.of(raw);
  }

  private void checkBytes(byte[] value) {
    if (value == null || value.length == 0) {
      refusal.whole(Reason.EMPTY, "a record", value == null ? "absent" : "empty", "record");
    } else if (value.length > maxBytes) {
      String was = value.length + " bytes";
      refusal.whole(Reason.TOO_LARGE, "at most " + maxBytes + " bytes", was, "record");
    }
  }
}
