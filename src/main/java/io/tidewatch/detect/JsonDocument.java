package io.tidewatch.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * One JSON object being written: fields in the order of the calls, without white space, and the
 * same bytes on every JVM. Numbers have the fewest digits that tell them apart; one that is not
 * finite is written as null. Serves one document.
 */
public final class JsonDocument {

  // The JDK's own Double.toString gives other digits before release 19.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private interface Step {
    void run() throws IOException;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final JsonGenerator json;

  /** Opens the object. */
  public JsonDocument() {
    try {
      json = FACTORY.createGenerator(bytes);
      json.writeStartObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The time as ISO 8601 in UTC with milliseconds, such as {@code 2026-01-31T12:00:00.000Z}. */
  public static String timeText(long millis) {
    return MILLIS.format(Instant.ofEpochMilli(millis));
  }

  /** Writes a text, or null; half a surrogate pair becomes a question mark. */
  public JsonDocument text(String name, String value) {
    return step(
        () -> {
          json.writeFieldName(wellFormed(name));
          json.writeString(value == null ? null : wellFormed(value));
        });
  }

  /** Writes a time as {@link #timeText} does. */
  public JsonDocument time(String name, long millis) {
    return text(name, timeText(millis));
  }

  /** Writes a 64-bit number. */
  public JsonDocument number(String name, double value) {
    return step(
        () -> {
          json.writeFieldName(wellFormed(name));
          if (Double.isFinite(value)) {
            json.writeNumber(value);
          } else {
            json.writeNull();
          }
        });
  }

  /** Writes a 32-bit number with no more digits than it has. */
  public JsonDocument number(String name, float value) {
    return step(
        () -> {
          json.writeFieldName(wellFormed(name));
          if (Float.isFinite(value)) {
            json.writeNumber(value);
          } else {
            json.writeNull();
          }
        });
  }

  /** Writes a whole number. */
  public JsonDocument whole(String name, long value) {
    return step(() -> json.writeNumberField(wellFormed(name), value));
  }

  /** Writes a truth value. */
  public JsonDocument flag(String name, boolean value) {
    return step(() -> json.writeBooleanField(wellFormed(name), value));
  }

  /** Writes a number or a truth value with the very characters given. */
  public JsonDocument literal(String name, String value) {
    return step(
        () -> {
          json.writeFieldName(wellFormed(name));
          json.writeRawValue(value);
        });
  }

  /** Opens an object inside this one; {@link #end} closes it. */
  public JsonDocument object(String name) {
    return step(() -> json.writeObjectFieldStart(wellFormed(name)));
  }

  /** Opens an array; {@link #end} closes it. */
  public JsonDocument array(String name) {
    return step(() -> json.writeArrayFieldStart(wellFormed(name)));
  }

  /** Writes an array of numbers, null for those that JSON cannot say. */
  public JsonDocument numbers(String name, float[] values) {
    return step(
        () -> {
          json.writeArrayFieldStart(wellFormed(name));
          for (float value : values) {
            if (Float.isFinite(value)) {
              json.writeNumber(value);
            } else {
              json.writeNull();
            }
          }
          json.writeEndArray();
        });
  }

  /** Opens an object inside an array; {@link #end} closes it. */
  public JsonDocument item() {
    return step(json::writeStartObject);
  }

  /** Closes what was opened last. */
  public JsonDocument end() {
    return step(
        () -> {
          if (json.getOutputContext().inArray()) {
            json.writeEndArray();
          } else {
            json.writeEndObject();
          }
        });
  }

  /** Closes the document and gives its UTF-8 bytes. */
  public byte[] bytes() {
    step(json::close);
    return bytes.toByteArray();
  }

  private JsonDocument step(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException misuse) {
      throw new UncheckedIOException(misuse);
    }
  }

  // A loop: half of the time of a score's document went into a stream over its texts.
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
