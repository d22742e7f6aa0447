package io.tidewatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The current value of a JSON parser. Used again for every value, by one thread. */
final class JsonValue implements FieldValue {

  private final Decimal decimal = new Decimal();
  private JsonParser json;
  private Kind kind;

  /** Stands for the parser's current value from now on. */
  JsonValue of(JsonParser parser, JsonToken token) {
    this.json = parser;
    this.kind =
        switch (token) {
          case VALUE_STRING -> Kind.TEXT;
          case VALUE_NUMBER_INT -> Kind.INTEGER;
          case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
          case VALUE_TRUE -> Kind.TRUE;
          case VALUE_FALSE -> Kind.FALSE;
          case START_OBJECT -> Kind.OBJECT;
          case START_ARRAY -> Kind.ARRAY;
          default -> Kind.NULL;
        };
    return this;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public float number() throws IOException {
    return decimal.toFloat(characters(), offset(), length());
  }

  @Override
  public char[] characters() throws IOException {
    return json.getTextCharacters();
  }

  @Override
  public int offset() throws IOException {
    return json.getTextOffset();
  }

  @Override
  public int length() throws IOException {
    return json.getTextLength();
  }
}
