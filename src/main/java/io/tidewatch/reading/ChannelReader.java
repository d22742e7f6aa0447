package io.tidewatch.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads one channel's value at a time, without coercion. Not for use by several threads. */
final class ChannelReader {

  private final Decimal decimal = new Decimal();
  private float value;

  /**
   * Reads the parser's current value.
   *
   * @return null where it is what the channel needs, and then {@link #value} holds it
   * @throws IOException when the value is not well-formed
   */
  Reason read(JsonParser json, JsonToken token, ChannelSpec channel) throws IOException {
    value = Float.NaN;
    if (token == JsonToken.VALUE_NULL) {
      return channel.required() ? Reason.WRONG_TYPE : null;
    }
    return switch (channel.type()) {
      case NUMBER -> readNumber(json, token);
      case CATEGORY -> readCategory(json, token, channel.buckets());
      case FLAG -> readFlag(json, token);
    };
  }

  /** The value read last, NaN for null. */
  float value() {
    return value;
  }

  /** What a value must be after it was refused for this reason, for messages. */
  static String rule(ChannelSpec channel, Reason reason) {
    if (reason == Reason.NOT_FINITE) {
      return "finite as a 32-bit float";
    }
    String type =
        switch (channel.type()) {
          case NUMBER -> "a number";
          case CATEGORY -> "a text or an integer";
          case FLAG -> "true, false, 0 or 1";
        };
    return channel.required() ? type : type + " or null";
  }

  private Reason readNumber(JsonParser json, JsonToken token) throws IOException {
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      return Reason.WRONG_TYPE;
    }
    float number =
        decimal.toFloat(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    if (!Float.isFinite(number)) {
      return Reason.NOT_FINITE;
    }
    value = number;
    return null;
  }

  private Reason readCategory(JsonParser json, JsonToken token, int buckets) throws IOException {
    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
      return Reason.WRONG_TYPE;
    }
    char[] chars = json.getTextCharacters();
    int from = json.getTextOffset();
    int length = json.getTextLength();
    int sign = token == JsonToken.VALUE_NUMBER_INT && isMinusZero(chars, from, length) ? 1 : 0;
    value = CategoryHash.bucket(chars, from + sign, length - sign, buckets);
    return null;
  }

  private Reason readFlag(JsonParser json, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      value = token == JsonToken.VALUE_TRUE ? 1 : 0;
      return null;
    }
    if (token == JsonToken.VALUE_NUMBER_INT && json.getTextLength() == 1) {
      char digit = json.getTextCharacters()[json.getTextOffset()];
      if (digit == '0' || digit == '1') {
        value = digit - '0';
        return null;
      }
    }
    return Reason.WRONG_TYPE;
  }

  /** Whether these characters are the integer {@code -0}, which counts as {@code 0}. */
  static boolean isMinusZero(char[] chars, int from, int length) {
    return length == 2 && chars[from] == '-' && chars[from + 1] == '0';
  }
}
