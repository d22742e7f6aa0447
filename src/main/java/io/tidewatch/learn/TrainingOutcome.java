package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import java.util.Objects;

/**
 * What came of a training.
 *
 * @param verdict promoted or one of the refusals
 * @param model the challenger, where promoted; else null
 * @param challengerError its error on the hold-out, or NaN
 * @param championError the champion's on the same rows, or NaN
 * @param detail one line for a person
 */
public record TrainingOutcome(
    Verdict verdict,
    DetectorModel model,
    double challengerError,
    double championError,
    String detail) {

  /** Checks that nothing but the model is null. */
  public TrainingOutcome {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(detail, "detail");
  }

  /** A training that gave no network; the champion stays. */
  public static TrainingOutcome failed(String detail) {
    return new TrainingOutcome(Verdict.FAILED, null, Double.NaN, Double.NaN, detail);
  }
}
