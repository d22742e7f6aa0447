package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import java.util.Objects;

/**
 * The one decision about one training window of one slot.
 *
 * @param slot whose champion it is about
 * @param windowEnd the end of the window, milliseconds since the epoch
 * @param verdict what was decided
 * @param trigger why a challenger was trained
 * @param model the new champion, exactly where promoted; else null
 * @param rows how many rows the learner holds to train on
 * @param normalWindows how many entity windows of the window were judged normal
 * @param suspectWindows how many were judged suspect
 * @param driftDistance how far the window's p-values lie from uniform; 0 without a champion
 * @param challengerError the challenger's error on the hold-out, or NaN
 * @param championError the champion's error on the same rows, or NaN
 * @param detail one line for a person
 */
public record ModelDecision(
    String slot,
    long windowEnd,
    Verdict verdict,
    Trigger trigger,
    DetectorModel model,
    int rows,
    int normalWindows,
    int suspectWindows,
    double driftDistance,
    double challengerError,
    double championError,
    String detail)
    implements Decision {

  /**
   * Checks that there is a model exactly where one was promoted.
   *
   * @throws IllegalArgumentException otherwise
   */
  public ModelDecision {
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(detail, "detail");
    if ((verdict == Verdict.PROMOTED) != (model != null)) {
      throw new IllegalArgumentException(
          "model must be present exactly where promoted, but was "
              + (model == null ? "absent" : "present")
              + " ("
              + verdict.text()
              + ")");
    }
  }

  /** Says that nothing up to {@code windowEnd} is left to decide for a slot. */
  public static ModelDecision empty(String slot, long windowEnd) {
    return new ModelDecision(
        slot,
        windowEnd,
        Verdict.EMPTY,
        Trigger.NONE,
        null,
        0,
        0,
        0,
        0,
        Double.NaN,
        Double.NaN,
        "no samples before");
  }
}
