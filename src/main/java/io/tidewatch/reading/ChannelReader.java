package io.tidewatch.reading;

import io.tidewatch.reading.FieldValue.Kind;
import java.io.IOException;

/** Reads one channel's value at a time, without coercion. Not for use by several threads. */
final class ChannelReader {

  private float value;

  /**
   * Reads a value.
   *
   * @return null where it is what the channel needs, and then {@link #value} holds it
   * @throws IOException when the value is not well-formed
   */
  Reason read(FieldValue given, ChannelSpec channel) throws IOException {
    value = Float.NaN;
    if (given.kind() == Kind.NULL) {
      return channel.required() ? Reason.WRONG_TYPE : null;
    }
    return switch (channel.type()) {
      case NUMBER -> readNumber(given);
      case CATEGORY -> readCategory(given, channel.buckets());
      case FLAG -> readFlag(given);
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

  private Reason readNumber(FieldValue given) throws IOException {
    if (given.kind() == Kind.NOT_FINITE) {
      return Reason.NOT_FINITE;
    }
    if (given.kind() != Kind.INTEGER && given.kind() != Kind.DECIMAL) {
      return Reason.WRONG_TYPE;
    }
    float number = given.number();
    if (!Float.isFinite(number)) {
      return Reason.NOT_FINITE;
    }
    value = number;
    return null;
  }

  private Reason readCategory(FieldValue given, int buckets) throws IOException {
    if (given.kind() != Kind.TEXT && given.kind() != Kind.INTEGER) {
      return Reason.WRONG_TYPE;
    }
    char[] chars = given.characters();
    int from = given.offset();
    int length = given.length();
    int sign = given.kind() == Kind.INTEGER && isMinusZero(chars, from, length) ? 1 : 0;
    value = CategoryHash.bucket(chars, from + sign, length - sign, buckets);
    return null;
  }

  private Reason readFlag(FieldValue given) throws IOException {
    if (given.kind() == Kind.TRUE || given.kind() == Kind.FALSE) {
      value = given.kind() == Kind.TRUE ? 1 : 0;
      return null;
    }
    if (given.kind() == Kind.INTEGER && given.length() == 1) {
      char digit = given.characters()[given.offset()];
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
