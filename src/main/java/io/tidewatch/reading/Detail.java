package io.tidewatch.reading;

import java.util.Locale;

/**
 * The one line that says what is wrong with a record: {@code <thing> must be <rule>, but was
 * <value> (<where>)}. Every part is cut to a length of its own and its control characters are
 * escaped, so that a line never exceeds {@link #MAX_LENGTH} characters and never breaks.
 */
final class Detail {

  /** Characters of a line, at most. */
  static final int MAX_LENGTH = 300;

  private static final int MAX_THING = 70;
  private static final int MAX_RULE = 66;
  private static final int MAX_VALUE = 48;
  private static final int MAX_WHERE = 90;
  private static final int EXCERPT_RADIUS = 12;

  private Detail() {}

  /** The line of these four parts. */
  static String of(String thing, String rule, String value, String where) {
    StringBuilder line = new StringBuilder(128);
    append(line, thing, MAX_THING);
    append(line.append(" must be "), rule, MAX_RULE);
    append(line.append(", but was "), value, MAX_VALUE);
    append(line.append(" ("), where, MAX_WHERE);
    return line.append(')').toString();
  }

  /** A few bytes on both sides of a position, quoted; what is not ASCII text as {@code \xNN}. */
  static String excerpt(byte[] bytes, long position) {
    int at = (int) Math.max(0, Math.min(bytes.length, position));
    StringBuilder text = new StringBuilder("'");
    for (int i = Math.max(0, at - EXCERPT_RADIUS);
        i < Math.min(bytes.length, at + EXCERPT_RADIUS);
        i++) {
      byte b = bytes[i];
      if (b >= ' ' && b < 0x7F) {
        text.append((char) b);
      } else {
        text.append("\\x").append(hex(b & 0xFF, 2));
      }
    }
    return text.append('\'').toString();
  }

  /** A number in hexadecimal, padded with zeros. */
  static String hex(int number, int width) {
    String digits = Integer.toHexString(number).toLowerCase(Locale.ROOT);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static void append(StringBuilder line, String part, int limit) {
    int end = line.length() + limit;
    int i = 0;
    while (i < part.length()) {
      int c = part.codePointAt(i);
      String unit = breaksLines(c) ? "\\u" + hex(c, 4) : Character.toString(c);
      i += Character.charCount(c);
      boolean last = i == part.length();
      if (line.length() + unit.length() > (last ? end : end - 1)) {
        line.append('…');
        return;
      }
      line.append(unit);
    }
  }

  private static boolean breaksLines(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
