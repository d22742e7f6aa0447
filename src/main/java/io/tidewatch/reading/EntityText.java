package io.tidewatch.reading;

/**
 * Turns the characters of an entity or group into a text, or refuses them. The same few entities
 * come again and again, so texts are kept and handed out anew; not for use by several threads.
 */
final class EntityText {

  private static final int KEPT = 1024;

  private final int maxLength;
  private final String[] kept = new String[KEPT];

  EntityText(int maxLength) {
    this.maxLength = maxLength;
  }

  /** The text, or null where {@link #rule} forbids it. */
  String read(char[] chars, int from, int length) {
    if (length > maxLength) {
      return null;
    }
    int hash = 0;
    boolean blank = true;
    for (int i = from; i < from + length; i++) {
      char c = chars[i];
      if (isForbidden(c)) {
        return null;
      }
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < from + length
                && Character.isLowSurrogate(chars[i + 1]);
        if (!paired) {
          return null;
        }
        hash = 31 * hash + c;
        c = chars[++i];
      }
      blank &= Character.isWhitespace(c) || Character.isSpaceChar(c);
      hash = 31 * hash + c;
    }
    return blank ? null : keep(chars, from, length, hash);
  }

  /** What a text must be, for messages. */
  String rule() {
    return "1 to " + maxLength + " characters, not blank, none a control";
  }

  private String keep(char[] chars, int from, int length, int hash) {
    int slot = (hash ^ hash >>> 16) & (KEPT - 1);
    String text = kept[slot];
    if (text == null || !equal(text, chars, from, length)) {
      text = new String(chars, from, length);
      kept[slot] = text;
    }
    return text;
  }

  private static boolean equal(String text, char[] chars, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForbidden(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
