package io.tidewatch.learn;

import io.tidewatch.model.Calibration;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorMeasure;
import io.tidewatch.model.Provenance;
import java.util.ArrayList;
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
    Attempt attempt;
    try {
      attempt = plan.holdOut().folds() == 0 ? holdingOut(trainer) : folding(trainer);
    } catch (TrainingException | RuntimeException failure) {
      String cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      return TrainingOutcome.failed("training must give a usable network, but was: " + cause);
    }
    return new ValidationGate(plan.caution().gateTolerance(), plan.falseAlarmRate())
        .judge(attempt.challenger(), attempt.rehearsal(), champion, attempt.unseen());
  }

  /**
   * What a training gave.
   *
   * @param challenger the model
   * @param rehearsal the same network, or one made the same way, that has not seen...
   * @param unseen ...these rows
   */
  private record Attempt(DetectorModel challenger, Rehearsal rehearsal, List<float[]> unseen) {}

  private Attempt holdingOut(Trainer trainer) throws TrainingException {
    long recentFrom = champion == null ? Long.MIN_VALUE : champion.provenance().windowEnd();
    TrainingSplit split = TrainingSplit.of(windows, plan.holdOut().share(), recentFrom);
    List<float[]> rows = trusted(split.train());
    FittedNetwork network = FittedNetwork.of(rows, plan.mirrored(), training(trainer));
    HoldOut holdOut = HoldOut.trimmed(split, network, plan.measure());
    DetectorModel challenger = seal(network, holdOut.measure(), rows.size(), holdOut.errors());
    // The champion has trained on the older rows of the hold-out; the recent ones are fair to both.
    boolean fair = split.recentHoldOut().size() >= plan.warmUpRows() / 10;
    Rehearsal rehearsal = new Rehearsal(network, holdOut.measure());
    return new Attempt(challenger, rehearsal, fair ? split.recentHoldOut() : split.holdOut());
  }

  /** Each stretch of time is judged by a network that has seen the others; the model, all. */
  private Attempt folding(Trainer trainer) throws TrainingException {
    List<float[]> rows =
        trusted(windows.stream().flatMap(window -> window.rows().stream()).toList());
    List<Fold> folds = Fold.of(rows, plan.holdOut().folds());
    List<double[]> errors = new ArrayList<>();
    Rehearsal rehearsal = null;
    for (Fold fold : folds) {
      FittedNetwork withoutFold = FittedNetwork.of(fold.rest(), plan.mirrored(), training(trainer));
      rehearsal = new Rehearsal(withoutFold, withoutFold.measure(plan.measure(), fold.rest()));
      errors.add(withoutFold.errors(rehearsal.measure(), fold.heldOut()));
    }
    FittedNetwork network = FittedNetwork.of(rows, plan.mirrored(), training(trainer));
    ErrorMeasure measure = network.measure(plan.measure(), rows);
    double[] held = Inflation.held(errors, network.errors(measure, rows));
    DetectorModel challenger = seal(network, measure, rows.size(), held);
    return new Attempt(challenger, rehearsal, folds.get(folds.size() - 1).heldOut());
  }

  /** Later rows have been judged by a champion, and what was adopted may well stand far off. */
  private List<float[]> trusted(List<float[]> rows) {
    return champion == null ? FarOff.without(rows, plan.caution().trimShare()) : rows;
  }

  private boolean transferred() {
    return champion == null && plan.transfer() != null;
  }

  private FittedNetwork.Training training(Trainer trainer) {
    return transferred()
        ? rows -> trainer.train(rows, plan.spec(), plan.seed(), plan.transfer().transfer())
        : rows -> trainer.train(rows, plan.spec(), plan.seed());
  }

  private DetectorModel seal(
      FittedNetwork network, ErrorMeasure measure, int trainedRows, double[] errors) {
    DetectorModel before = transferred() ? plan.transfer().earlier() : champion;
    Provenance provenance =
        new Provenance(
            plan.pipeline(),
            slot,
            windowEnd,
            trigger.text(),
            trainedRows,
            errors.length,
            plan.seed(),
            plan.spec().toString(),
            before == null ? "" : before.version().toString(),
            schemaFingerprint);
    return network.seal(number, provenance, measure, Calibration.fit(errors));
  }
}
