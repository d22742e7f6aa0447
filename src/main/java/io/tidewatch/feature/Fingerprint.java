package io.tidewatch.feature;

import java.nio.charset.StandardCharsets;

/** The 64-bit FNV-1a hash of a text (Fowler, Noll and Vo; RFC 9923). */
final class Fingerprint {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /** The hash of the text's UTF-8 bytes. */
  static long of(String text) {
    long hash = OFFSET_BASIS;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }
}
