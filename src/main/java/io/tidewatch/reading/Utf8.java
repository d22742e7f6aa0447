package io.tidewatch.reading;

import java.nio.charset.StandardCharsets;

/** The strict form of UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {

  private Utf8() {}

  /**
   * The index of the first byte that begins no well-formed sequence.
   *
   * @param bytes what to check, all of it
   * @return the index, or -1 where all bytes are well-formed
   */
  static int firstFault(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      byte lead = bytes[i];
      if (lead >= 0) {
        i++;
        continue;
      }
      int length = sequenceLength(lead & 0xFF);
      if (length == 0 || i + length > bytes.length || !secondFits(lead & 0xFF, bytes[i + 1])) {
        return i;
      }
      for (int k = 2; k < length; k++) {
        if ((bytes[i + k] & 0xC0) != 0x80) {
          return i;
        }
      }
      i += length;
    }
    return -1;
  }

  /** Whether a text has a surrogate without its partner, which UTF-8 cannot express. */
  static boolean hasLoneSurrogate(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!paired) {
        return true;
      }
      i++;
    }
    return false;
  }

  /** The text with a question mark for every surrogate without its partner. */
  static String wellFormed(String text) {
    return hasLoneSurrogate(text)
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : text;
  }

  private static int sequenceLength(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if ((lead & 0xF0) == 0xE0) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  private static boolean secondFits(int lead, byte second) {
    int s = second & 0xFF;
    return switch (lead) {
      case 0xE0 -> s >= 0xA0 && s <= 0xBF;
      case 0xED -> s >= 0x80 && s <= 0x9F;
      case 0xF0 -> s >= 0x90 && s <= 0xBF;
      case 0xF4 -> s >= 0x80 && s <= 0x8F;
      default -> s >= 0x80 && s <= 0xBF;
    };
  }
}
