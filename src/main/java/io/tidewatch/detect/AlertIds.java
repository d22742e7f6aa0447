package io.tidewatch.detect;

import io.tidewatch.model.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that a replay makes again: the first 16 bytes of a SHA-256 over what they name. */
final class AlertIds {

  private static final int BYTES = 16;

  private AlertIds() {}

  static String episode(String pipeline, String entity, long time, ModelVersion version) {
    return hash(pipeline, entity, Long.toString(time), version.toString());
  }

  /** Records of one time may update an episode twice: to different severities. */
  static String alert(String episodeId, AlertStatus status, long time, Severity severity) {
    return hash(episodeId, status.text(), Long.toString(time), severity.text());
  }

  private static String hash(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        sha.update((byte) (utf8.length >>> 8));
        sha.update((byte) utf8.length);
        sha.update(utf8);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 must be present in every JVM", impossible);
    }
  }
}
