package io.tidewatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tidewatch.reading.FieldTable.Field;
import java.io.IOException;

/**
 * One pass over the bytes, without a tree: configured values go straight to the sink, everything
 * else is skipped. A configured field that comes twice, or an object on the way to one, is {@code
 * MALFORMED}; fields that nobody reads may come twice.
 */
final class JsonReader implements RecordReader {

  private final FieldTable fields;
  private final StrictJson strictJson = new StrictJson();
  private final JsonValue current = new JsonValue();
  private long record;

  JsonReader(FieldTable fields) {
    this.fields = fields;
  }

  @Override
  public void read(byte[] value, FieldSink out) {
    record++;
    int fault = Utf8.firstFault(value);
    if (fault >= 0) {
      malformed(out, "UTF-8", out.shown(Detail.excerpt(value, fault)), "byte " + fault);
    } else {
      readDocument(value, out);
    }
  }

  private void readDocument(byte[] value, FieldSink out) {
    try (JsonParser json = strictJson.parser(value)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        malformed(out, "a JSON object", "white space", "record");
      } else if (first != JsonToken.START_OBJECT) {
        String was = out.shown(Draft.quote(current.of(json, first)));
        out.refuse(Reason.NOT_AN_OBJECT, "a JSON object", was, "record");
      } else if (readObject(json, fields.root(), out) && json.nextToken() != null) {
        malformed(out, "one JSON object", "followed by more", "record");
      }
    } catch (StreamConstraintsException e) {
      out.refuse(Reason.TOO_COMPLEX, StrictJson.limit(e), "beyond that", "record");
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      String where = "byte " + at + ": " + out.shown(e.getOriginalMessage());
      malformed(out, "well-formed JSON", out.shown(Detail.excerpt(value, at)), where);
    } catch (IOException | RuntimeException e) {
      // A defect of the parser itself must cost one record, not the job.
      malformed(out, "readable", "the cause of " + e.getClass().getName(), "" + e.getMessage());
    }
  }

  private boolean readObject(JsonParser json, Field object, FieldSink out) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Field field = object.inner(json.currentName());
      JsonToken token = json.nextToken();
      if (field == null) {
        json.skipChildren();
      } else if (!field.firstIn(record)) {
        malformed(out, "without fields given twice", "with one", "field " + field.path());
        return false;
      } else if (field.isObject() && token == JsonToken.START_OBJECT) {
        if (!readObject(json, field, out)) {
          return false;
        }
      } else {
        if (!field.isObject() && !field.isOnlyPassed()) {
          StrictJson.requireShort(json, token);
        }
        out.take(field, current.of(json, token));
        json.skipChildren();
      }
    }
    return true;
  }

  private static void malformed(FieldSink out, String rule, String was, String where) {
    out.refuse(Reason.MALFORMED, rule, was, where);
  }
}
