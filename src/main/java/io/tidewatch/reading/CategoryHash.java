package io.tidewatch.reading;

/**
 * The bucket of a category, stable for ever: models learned with it are stored.
 *
 * <p>The hash is FNV-1a of 32 bits (offset basis 0x811C9DC5, prime 0x01000193) over the text's
 * UTF-8 bytes, followed by MurmurHash3's 32-bit finaliser; the bucket is the hash as an unsigned
 * number modulo the number of buckets. A surrogate without its partner counts as U+FFFD.
 */
final class CategoryHash {

  private static final int BASIS = 0x811C9DC5;
  private static final int PRIME = 0x01000193;
  private static final int REPLACEMENT = 0xFFFD;

  private CategoryHash() {}

  /** The bucket of these characters, 0 to {@code buckets - 1}. */
  static int bucket(char[] chars, int from, int length, int buckets) {
    return Integer.remainderUnsigned(hash(chars, from, length), buckets);
  }

  /** The hash of these characters. */
  static int hash(char[] chars, int from, int length) {
    int hash = BASIS;
    int end = from + length;
    int i = from;
    while (i < end) {
      int c = Character.codePointAt(chars, i, end);
      i += Character.charCount(c);
      boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      hash = mixCodePoint(hash, lone ? REPLACEMENT : c);
    }
    return finish(hash);
  }

  private static int mixCodePoint(int hash, int c) {
    if (c < 0x80) {
      return mix(hash, c);
    }
    if (c < 0x800) {
      return mix(mix(hash, 0xC0 | c >> 6), 0x80 | c & 0x3F);
    }
    if (c < 0x10000) {
      return mix(mix(mix(hash, 0xE0 | c >> 12), 0x80 | c >> 6 & 0x3F), 0x80 | c & 0x3F);
    }
    int high = mix(mix(hash, 0xF0 | c >> 18), 0x80 | c >> 12 & 0x3F);
    return mix(mix(high, 0x80 | c >> 6 & 0x3F), 0x80 | c & 0x3F);
  }

  private static int mix(int hash, int unsignedByte) {
    return (hash ^ unsignedByte) * PRIME;
  }

  private static int finish(int hash) {
    int h = (hash ^ hash >>> 16) * 0x85EBCA6B;
    h = (h ^ h >>> 13) * 0xC2B2AE35;
    return h ^ h >>> 16;
  }
}
