package io.tidewatch.learn;

import io.tidewatch.detect.AlertExamples;
import io.tidewatch.model.DetectorModel;

/** Decisions to write down. */
public final class DecisionExamples {

  private DecisionExamples() {}

  /** A promotion of a model to its slot. */
  public static ModelDecision promoted(DetectorModel model) {
    return decision(model.provenance().slot(), Verdict.PROMOTED, model);
  }

  /** A decision without a new model. */
  public static ModelDecision kept(String slot, Verdict verdict) {
    return decision(slot, verdict, null);
  }

  private static ModelDecision decision(String slot, Verdict verdict, DetectorModel model) {
    boolean compared = model != null || verdict == Verdict.WORSE;
    return new ModelDecision(
        slot,
        AlertExamples.NEW_YEAR,
        verdict,
        verdict == Verdict.WARMING_UP ? Trigger.NONE : Trigger.SCHEDULE,
        model,
        1200,
        30,
        2,
        0.125,
        compared ? 0.75 : Double.NaN,
        verdict == Verdict.WORSE ? 0.5 : Double.NaN,
        "challenger must do no worse, but was \"0.75\"");
  }
}
