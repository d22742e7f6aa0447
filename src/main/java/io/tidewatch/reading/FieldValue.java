package io.tidewatch.reading;

import java.io.IOException;

/**
 * The value that a record has for one field, whatever format the record is written in. Good until
 * the format reads on; its arrays are not written to.
 */
public interface FieldValue {

  /** What a value is. */
  enum Kind {
    /** Nothing. */
    NULL("null"),
    /** Characters. */
    TEXT("a text"),
    /** A number without a fraction. */
    INTEGER("an integer"),
    /** Any other number. */
    DECIMAL("a number"),
    /** What a binary format has in the place of a number: infinite, or none. */
    NOT_FINITE("not finite"),
    /** A truth value. */
    TRUE("true"),
    /** The other one. */
    FALSE("false"),
    /** Fields by name. */
    OBJECT("an object"),
    /** Values one after the other. */
    ARRAY("an array"),
    /** Bytes that stand for nothing else. */
    BYTES("bytes");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Whether a value is a number or a truth value, which JSON writes without quotes. */
    public boolean isLiteral() {
      return this == INTEGER || this == DECIMAL || this == TRUE || this == FALSE;
    }

    /** The kind for messages. */
    public String words() {
      return words;
    }
  }

  /** What it is. */
  Kind kind();

  /**
   * The nearest 32-bit float to an integer or a decimal, 0 for -0; infinite beyond the range.
   *
   * @throws IOException when the value is not well-formed
   */
  float number() throws IOException;

  /**
   * The array that holds the characters of a text, or of a literal as JSON would write it.
   *
   * @throws IOException when the value is not well-formed
   */
  char[] characters() throws IOException;

  /**
   * Where in {@link #characters} they begin.
   *
   * @throws IOException when the value is not well-formed
   */
  int offset() throws IOException;

  /**
   * How many they are.
   *
   * @throws IOException when the value is not well-formed
   */
  int length() throws IOException;

  /**
   * The same characters as a text.
   *
   * @throws IOException when the value is not well-formed
   */
  default String text() throws IOException {
    return new String(characters(), offset(), length());
  }
}
