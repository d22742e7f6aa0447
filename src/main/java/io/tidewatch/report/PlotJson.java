package io.tidewatch.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** JSON for a script element: nothing in it can end the element. */
final class PlotJson {

  /** More digits than a screen has. */
  private static final MathContext DIGITS = new MathContext(6);

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().characterEscapes(new InHtml()).build();

  /** Writes one of the items that a plot lets choose from. */
  interface Item<T> {
    void write(JsonGenerator json, T item) throws IOException;
  }

  private PlotJson() {}

  /** An array of objects, one for each item. */
  static <T> String array(List<T> items, Item<T> writer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartArray();
      for (T item : items) {
        json.writeStartObject();
        writer.write(json, item);
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /** Writes a number with as many digits as can be seen; null where it is not finite. */
  static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(new BigDecimal(value).round(DIGITS).doubleValue());
    } else {
      json.writeNull();
    }
  }

  /** Writes a field with a number. */
  static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    number(json, value);
  }

  /** Writes a pair of numbers, such as a point. */
  static void pair(JsonGenerator json, double x, double y) throws IOException {
    json.writeStartArray();
    number(json, x);
    number(json, y);
    json.writeEndArray();
  }

  /** Escapes what has a meaning in HTML, and in scripts of old. */
  private static final class InHtml extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&', '\''}) {
        escapes[c] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return c == 0x2028 || c == 0x2029
          ? new SerializedString("\\u" + Integer.toHexString(c))
          : null;
    }
  }
}
