package io.tidewatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tidewatch.reading.FieldTable.Field;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * Reads JSON objects into readings, and says of every other record why it is none.
 *
 * <p>One pass over the bytes, without a tree: configured values go straight into their channels,
 * everything else is skipped. Whatever the bytes, {@link #parse} never throws, its cost is bounded
 * by their number, and its result depends on the record alone, not on the records before it.
 *
 * <p>A fault of the whole value ({@code EMPTY}, {@code TOO_LARGE}, {@code MALFORMED}, {@code
 * NOT_AN_OBJECT}, {@code TOO_COMPLEX}) is reported before a fault of one field; among fields the
 * first in the record is reported, and absent fields last. A configured field that comes twice, or
 * an object on the way to one, is {@code MALFORMED}; fields that nobody reads may come twice.
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
  private final FieldTable fields;
  private final StrictJson strictJson = new StrictJson();
  private final Refusal refusal;
  private final Draft draft;
  private long record;

  /**
   * A parser that reads personal fields as they are, for who has the records themselves at hand.
   *
   * @param spec the specification
   * @throws IllegalArgumentException as the other one does
   */
  public ReadingParser(ReadingSpec spec) {
    this(spec, UnaryOperator.identity());
  }

  /**
   * A parser of records that follow a specification.
   *
   * @param spec the specification
   * @param pseudonyms gives the texts of hashed fields another name
   * @throws IllegalArgumentException when the entity field is empty, the time field not empty
   *     exactly for the record's own timestamp, a JSON pointer or the time pattern written wrongly,
   *     or a field lies inside another or deeper than 16 levels
   */
  public ReadingParser(ReadingSpec spec, UnaryOperator<String> pseudonyms) {
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
    this.fields = new FieldTable(spec, StrictJson.MAX_DEPTH);
    this.refusal = new Refusal(spec.personal().quotable());
    this.draft = new Draft(spec, refusal, pseudonyms);
  }

  /**
   * The reading a record holds, or a dead letter with the record, a reason and one line of detail.
   *
   * @param raw the record; its arrays are not written to
   */
  public Parsed parse(RawRecord raw) {
    record++;
    refusal.clear();
    draft.clear();
    byte[] value = raw.value();
    checkBytes(value);
    if (refusal.reason() == null) {
      readDocument(value);
    }
    if (refusal.reason() == null) {
      draft.complete(raw.origin());
    }
    return refusal.reason() == null ? draft.finish(raw.origin()) : refusal.of(raw);
  }

  private void checkBytes(byte[] value) {
    if (value == null || value.length == 0) {
      refusal.whole(Reason.EMPTY, "a JSON object", value == null ? "absent" : "empty", "record");
    } else if (value.length > maxBytes) {
      String was = value.length + " bytes";
      refusal.whole(Reason.TOO_LARGE, "at most " + maxBytes + " bytes", was, "record");
    } else {
      int fault = Utf8.firstFault(value);
      if (fault >= 0) {
        malformed("UTF-8", refusal.shown(Detail.excerpt(value, fault)), "byte " + fault);
      }
    }
  }

  private void readDocument(byte[] value) {
    try (JsonParser json = strictJson.parser(value)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        malformed("a JSON object", "white space", "record");
      } else if (first != JsonToken.START_OBJECT) {
        String was = refusal.shown(StrictJson.quote(json, first));
        refusal.whole(Reason.NOT_AN_OBJECT, "a JSON object", was, "record");
      } else if (readObject(json, fields.root()) && json.nextToken() != null) {
        malformed("one JSON object", "followed by more", "record");
      }
    } catch (StreamConstraintsException e) {
      refusal.whole(Reason.TOO_COMPLEX, StrictJson.limit(e), "beyond that", "record");
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      String where = "byte " + at + ": " + refusal.shown(e.getOriginalMessage());
      malformed("well-formed JSON", refusal.shown(Detail.excerpt(value, at)), where);
    } catch (IOException | RuntimeException e) {
      // A defect of the parser itself must cost one record, not the job.
      malformed("readable", "the cause of " + e.getClass().getName(), "" + e.getMessage());
    }
  }

  private boolean readObject(JsonParser json, Field object) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Field field = object.inner(json.currentName());
      JsonToken token = json.nextToken();
      if (field == null) {
        json.skipChildren();
      } else if (!field.firstIn(record)) {
        malformed("without fields given twice", "with one", "field " + field.path());
        return false;
      } else if (field.isObject() && token == JsonToken.START_OBJECT) {
        if (!readObject(json, field)) {
          return false;
        }
      } else {
        readField(json, token, field);
        json.skipChildren();
      }
    }
    return true;
  }

  private void readField(JsonParser json, JsonToken token, Field field) throws IOException {
    if (!field.isObject()) {
      draft.take(json, token, field);
    } else if (token != JsonToken.VALUE_NULL && !field.isOnlyPassed()) {
      draft.refuse(Reason.WRONG_TYPE, "parent", "an object or null", json, token, field);
    }
  }

  private void malformed(String rule, String was, String where) {
    refusal.whole(Reason.MALFORMED, rule, was, where);
  }
}
