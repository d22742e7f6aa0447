package io.tidewatch.evaluate;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.Calibration;
import java.util.Objects;

/**
 * One training of a backtest and what became of it.
 *
 * @param slot whose champion it was about
 * @param windowEnd the end of the training window, milliseconds since the epoch
 * @param trigger why a challenger was trained
 * @param verdict promoted or one of the refusals
 * @param detail one line for a person
 * @param rows how many rows the learner held
 * @param version the new champion; empty where refused
 * @param calibration the new champion's; null where refused
 * @param curve how the loss fell
 */
public record Training(
    String slot,
    long windowEnd,
    String trigger,
    Verdict verdict,
    String detail,
    int rows,
    String version,
    Calibration calibration,
    TrainingCurve curve) {

  /**
   * Checks that there is a calibration exactly where the challenger was promoted.
   *
   * @throws IllegalArgumentException otherwise
   */
  public Training {
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(curve, "curve");
    if ((verdict == Verdict.PROMOTED) != (calibration != null)) {
      throw new IllegalArgumentException(
          "calibration must be present exactly where promoted, but was "
              + (calibration == null ? "absent" : "present")
              + " ("
              + verdict.text()
              + ")");
    }
  }

  /** Whether the challenger became the champion. */
  public boolean promoted() {
    return calibration != null;
  }
}
