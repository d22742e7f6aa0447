package io.tidewatch.learn;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Provenance;
import io.tidewatch.model.Reconstruction;
import io.tidewatch.model.Scaler;
import java.util.List;
import java.util.Objects;

/**
 * One training, complete in itself: run anywhere and any number of times, it gives the same
 * outcome.
 *
 * @param plan how the pipeline learns
 * @param slot whose challenger it trains
 * @param windowEnd the end of the training window that made it due
 * @param trigger why it is due
 * @param number which promotion of the slot the challenger would be
 * @param schemaFingerprint the feature schema's fingerprint
 * @param windows the entity windows to learn from, in order of time and entity
 * @param champion the model in force, or null
 */
public record TrainingJob(
    LearningPlan plan,
    String slot,
    long windowEnd,
    Trigger trigger,
    int number,
    long schemaFingerprint,
    List<EntityWindow> windows,
    DetectorModel champion) {

  /** Takes a copy of the list. */
  public TrainingJob {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(trigger, "trigger");
    windows = List.copyOf(windows);
  }

  /** How many rows it learns from, the hold-out's included. */
  public int rows() {
    return windows.stream().mapToInt(window -> window.rows().size()).sum();
  }

  /** Trains, calibrates and lets the gate judge. A training that fails is an outcome, too. */
  public TrainingOutcome run(Trainer trainer) {
    long recentFrom = champion == null ? Long.MIN_VALUE : champion.provenance().windowEnd();
    TrainingSplit split = TrainingSplit.of(windows, plan.holdOutShare(), recentFrom);
    DetectorModel challenger;
    try {
      challenger = train(split, trainer);
    } catch (TrainingException | RuntimeException failure) {
      String cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      return TrainingOutcome.failed("training must give a usable network, but was: " + cause);
    }
    // The champion has trained on the older rows of the hold-out; the recent ones are fair to both.
    boolean fair = split.recentHoldOut().size() >= plan.warmUpRows() / 10;
    return new ValidationGate(plan.caution().gateTolerance(), plan.falseAlarmRate())
        .judge(challenger, champion, fair ? split.recentHoldOut() : split.holdOut());
  }

  private DetectorModel train(TrainingSplit split, Trainer trainer) throws TrainingException {
    // Later rows have been judged by a champion, and what was adopted may well stand far off.
    List<float[]> rows =
        champion == null
            ? FarOff.without(split.train(), plan.caution().trimShare())
            : split.train();
    float[][] train = rows.toArray(new float[0][]);
    Scaler scaler = Scaler.fit(train);
    float[][] scaled = new float[train.length][scaler.width()];
    for (int i = 0; i < train.length; i++) {
      scaler.scale(train[i], scaled[i]);
    }
    boolean transferred = champion == null && plan.transfer() != null;
    Autoencoder autoencoder =
        transferred
            ? trainer.train(scaled, plan.spec(), plan.seed(), plan.transfer().transfer())
            : trainer.train(scaled, plan.spec(), plan.seed());
    HoldOut holdOut =
        HoldOut.trimmed(split, new Reconstruction(scaler, autoencoder), plan.measure());
    Provenance provenance =
        new Provenance(
            plan.pipeline(),
            slot,
            windowEnd,
            trigger.text(),
            train.length,
            holdOut.errors().length,
            plan.seed(),
            plan.spec().toString(),
            parent(transferred),
            schemaFingerprint);
    return DetectorModel.seal(
        number,
        provenance,
        scaler,
        autoencoder,
        holdOut.measure(),
        Calibration.fit(holdOut.errors()));
  }

  private String parent(boolean transferred) {
    DetectorModel before = transferred ? plan.transfer().earlier() : champion;
    return before == null ? "" : before.version().toString();
  }
}
