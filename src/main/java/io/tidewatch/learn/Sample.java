package io.tidewatch.learn;

import java.util.Objects;

/**
 * One record on its way to the learner.
 *
 * @param slot whose model it may train
 * @param windowEnd the end of its training window, milliseconds since the epoch, exclusive
 * @param unit the entity window it belongs to
 * @param values its features, less the level of its entity where there is one; NaN where missing;
 *     never written to
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(String slot, long windowEnd, SampleUnit unit, float[] values) {

  /** Checks that nothing is null. */
  public Sample {
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(values, "values");
  }
}
