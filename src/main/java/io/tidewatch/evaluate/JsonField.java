package io.tidewatch.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Replaces one field of a JSON object; all other values stay as they are, digit by digit. */
final class JsonField {

  private final JsonFactory factory = new JsonFactory();

  /**
   * The object with another number in a field.
   *
   * @param object a JSON object that has been parsed before
   * @param names the names that lead to the field, at least one; where they lead nowhere, nothing
   *     is replaced
   * @param number the number as JSON writes it
   */
  byte[] with(byte[] object, List<String> names, String number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(object.length + 16);
    try (JsonParser in = factory.createParser(object);
        JsonGenerator out = factory.createGenerator(bytes)) {
      in.nextToken();
      copyObject(in, out, names, number);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
    return bytes.toByteArray();
  }

  /** Copies the object the parser stands at; without names, as it is. */
  private static void copyObject(
      JsonParser in, JsonGenerator out, List<String> names, String number) throws IOException {
    out.writeStartObject();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      out.writeFieldName(name);
      JsonToken value = in.nextToken();
      boolean leads = !names.isEmpty() && names.get(0).equals(name);
      if (leads && names.size() == 1) {
        out.writeNumber(number);
        in.skipChildren();
      } else if (value == JsonToken.START_OBJECT) {
        copyObject(in, out, leads ? names.subList(1, names.size()) : List.of(), number);
      } else if (value.isNumeric()) {
        out.writeNumber(in.getText());
      } else {
        out.copyCurrentStructure(in);
      }
    }
    out.writeEndObject();
  }
}
