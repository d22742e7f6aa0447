package io.tidewatch.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a detector model: which promotion of its slot it was, and a digest of what it holds.
 * Equal content has equal digests in every run.
 *
 * @param number 1 for the first model of a slot
 * @param digest the first 8 hexadecimal digits of the SHA-256 of the model's content
 */
public record ModelVersion(int number, String digest) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{8}");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when number is not positive or digest is not 8 hex digits
   */
  public ModelVersion {
    Objects.requireNonNull(digest, "digest");
    if (number < 1 || !DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException(
          "model version must be a number from 1 and 8 hex digits, but was "
              + number
              + ", "
              + digest);
    }
  }

  /** {@code m3-1a2b3c4d}, the form alerts, metrics and topics use. */
  @Override
  public String toString() {
    return "m" + number + "-" + digest;
  }
}
