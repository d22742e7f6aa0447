package io.tidewatch.detect;

import java.util.Objects;

/**
 * Why a record exceeds, in the order of the feature schema. Made only for records that do.
 *
 * @param shares the share of each feature in the error, adding up to 1; 0 where missing
 * @param expected the value the model expected, in the feature's own unit
 * @param threshold the error that a normal record exceeds at the wanted false-alarm rate
 * @param confidence how much of that threshold rests on errors seen, in (0, 1)
 */
@SuppressWarnings("ArrayRecordComponent")
public record Explanation(float[] shares, float[] expected, double threshold, double confidence) {

  /** Checks that there are as many shares as expected values. */
  public Explanation {
    Objects.requireNonNull(expected, "expected");
    if (shares.length != expected.length) {
      throw new IllegalArgumentException(
          "shares must be as many as expected values ("
              + expected.length
              + "), but was "
              + shares.length);
    }
  }
}
