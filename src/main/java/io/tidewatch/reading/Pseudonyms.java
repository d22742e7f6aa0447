package io.tidewatch.reading;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for texts that must not be known: the first 128 bits of HMAC-SHA256 (Krawczyk, Bellare and
 * Canetti 1997, RFC 2104) in hexadecimal. The same text has the same name under the same secret;
 * without it, names can neither be undone nor guessed by trying texts. Not for use by several
 * threads.
 */
public final class Pseudonyms {

  /** The fewest characters of a secret. */
  public static final int LEAST_SECRET = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;
  private static final int KEPT = 1024;

  private final Mac mac;
  private final String[] texts = new String[KEPT];
  private final String[] names = new String[KEPT];

  /**
   * Names under a secret.
   *
   * @throws IllegalArgumentException when it is shorter than {@link #LEAST_SECRET}; the message
   *     does not show it
   */
  public Pseudonyms(String secret) {
    if (secret.length() < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "secret must have at least "
              + LEAST_SECRET
              + " characters, but was of "
              + secret.length()
              + " (personal)");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("HmacSHA256 must be present in every JVM", impossible);
    }
  }

  /** The name of a text, 32 hexadecimal digits. */
  public String of(String text) {
    int slot = Math.floorMod(text.hashCode(), KEPT);
    if (!text.equals(texts[slot])) {
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      texts[slot] = text;
      names[slot] = HexFormat.of().formatHex(hash, 0, BYTES);
    }
    return names[slot];
  }
}
