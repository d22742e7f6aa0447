package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns, slot by slot, from the samples of closed training windows: judges them with the champion,
 * keeps the normal ones, and says when a challenger is to be trained. What it decides depends on
 * the samples of each window alone, not on the order or moment of their arrival.
 *
 * <p>For each slot, windows are closed in ascending order, and none while a training of the slot is
 * under way.
 */
public final class Learner {

  private final LearningPlan plan;
  private final long schemaFingerprint;
  private final Retirement retirement;

  /**
   * A learner that follows a plan.
   *
   * @param schemaFingerprint the fingerprint of the features it learns from
   * @param retirement when slots are given up
   */
  public Learner(LearningPlan plan, long schemaFingerprint, Retirement retirement) {
    this.plan = plan;
    this.schemaFingerprint = schemaFingerprint;
    this.retirement = retirement;
  }

  /**
   * A slot at its first sample.
   *
   * @param slot its name
   * @param warm a model from an earlier run, or null; not used where the slot was given up since
   */
  public LearnState begin(String slot, DetectorModel warm, Sample first) {
    boolean given =
        warm != null && retirement.after(slot, warm.provenance().windowEnd()) > start(first);
    return new LearnState(slot, given ? warm : null);
  }

  private long start(Sample sample) {
    return sample.windowEnd() - plan.sampling().windowMillis();
  }

  /** What closing a window led to: exactly one of a decision and a training. */
  public sealed interface Step {

    /** The decision is made. */
    record Decided(ModelDecision decision) implements Step {}

    /** A training has to run; its outcome goes to {@link Learner#conclude}. */
    record Training(TrainingJob job) implements Step {}
  }

  /**
   * Takes in a sample. One of a window already closed is ignored; event-time order makes sure that
   * there is none.
   */
  public void add(LearnState state, Sample sample) {
    if (sample.windowEnd() > state.closedUntil()) {
      state
          .open()
          .computeIfAbsent(sample.windowEnd(), end -> new WindowCollector())
          .add(sample, plan.sampling());
    }
  }

  /**
   * Says that nothing before a moment is left to decide, where that is news: the slot's oldest open
   * window begins there or later, and no sample of an earlier one can come.
   *
   * @param time event time up to which every sample was taken in
   */
  public Optional<ModelDecision> clear(LearnState state, long time) {
    if (state.open().isEmpty() || state.training()) {
      return Optional.empty();
    }
    long start = state.nextWindowEnd() - plan.sampling().windowMillis();
    if (start - 1 > time || state.decidedUntil() >= start) {
      return Optional.empty();
    }
    beginAnewWhereGivenUp(state, start);
    state.decided(start);
    return Optional.of(ModelDecision.empty(state.slot(), start));
  }

  private void beginAnewWhereGivenUp(LearnState state, long nextStart) {
    if (givenUpAt(state) <= nextStart) {
      state.beginAnew();
    }
  }

  /** A model from an earlier run may be of a later time than the records that come first. */
  private long givenUpAt(LearnState state) {
    DetectorModel champion = state.champion();
    long trainedAt = champion == null ? Long.MIN_VALUE : champion.provenance().windowEnd();
    return retirement.after(state.slot(), Math.max(trainedAt, state.decidedUntil()));
  }

  /**
   * Gives a slot up that has been silent for long enough: its last decision, after which it is to
   * be forgotten; empty where it is kept.
   *
   * @param time event time up to which every sample was taken in
   */
  public Optional<ModelDecision> retire(LearnState state, long time) {
    long moment = givenUpAt(state);
    boolean silent = state.open().isEmpty() && !state.training();
    return silent && moment != Retirement.NEVER && moment - 1 <= time
        ? Optional.of(ModelDecision.empty(state.slot(), moment))
        : Optional.empty();
  }

  /** Whether the slot's oldest open window is complete and may be closed. */
  public boolean closable(LearnState state, long time) {
    return !state.open().isEmpty() && !state.training() && state.nextWindowEnd() - 1 <= time;
  }

  /** Closes the slot's oldest open window, which is {@link #closable}. */
  public Step close(LearnState state) {
    Iterator<Map.Entry<Long, WindowCollector>> first = state.open().entrySet().iterator();
    Map.Entry<Long, WindowCollector> entry = first.next();
    first.remove();
    long windowEnd = entry.getKey();
    beginAnewWhereGivenUp(state, windowEnd - plan.sampling().windowMillis());
    Judgement judgement = judge(state, entry.getValue().windows());
    long probation = state.champion() == null ? 0 : plan.caution().probationMillis();
    judgement.alarming().forEach(unit -> state.probation().alarm(unit, probation));
    judgement.normal().forEach(window -> state.probation().begin(window, probation));
    for (EntityWindow window : state.probation().served(windowEnd, probation)) {
      state.learnFrom(window, plan.capacityRows());
    }
    boolean adopted = adopt(state, judgement.suspects());
    state
        .quarantine()
        .forgetUnseenSince(windowEnd - Quarantine.HORIZON * plan.caution().adoptAfterMillis());
    Trigger trigger = trigger(state, windowEnd, judgement, adopted);
    LearnState.PendingTraining pending =
        new LearnState.PendingTraining(
            windowEnd,
            trigger,
            judgement.normal().size(),
            judgement.suspects().size(),
            judgement.driftDistance());
    if (trigger == Trigger.NONE) {
      state.decided(windowEnd);
      boolean warm = state.champion() != null;
      String detail =
          warm
              ? "no training due"
              : state.trainingRows() + " of " + plan.warmUpRows() + " rows of the warm-up";
      TrainingOutcome none =
          new TrainingOutcome(
              warm ? Verdict.NOT_DUE : Verdict.WARMING_UP, null, Double.NaN, Double.NaN, detail);
      return new Step.Decided(decision(state, pending, none));
    }
    state.begin(pending);
    return new Step.Training(job(state));
  }

  /** The training under way in a slot, as it was begun: for running it again after a restore. */
  public TrainingJob job(LearnState state) {
    LearnState.PendingTraining pending = state.pending();
    List<EntityWindow> windows = new ArrayList<>(state.trainingSet());
    windows.sort((a, b) -> SampleUnit.inTime().compare(a.unit(), b.unit()));
    return new TrainingJob(
        plan,
        state.slot(),
        pending.windowEnd(),
        pending.trigger(),
        state.promotions() + 1,
        schemaFingerprint,
        windows,
        state.champion());
  }

  /** Takes in the outcome of the training under way and makes the decision of its window. */
  public ModelDecision conclude(LearnState state, TrainingOutcome outcome) {
    LearnState.PendingTraining pending = state.pending();
    state.conclude(outcome.model());
    state.decided(pending.windowEnd());
    return decision(state, pending, outcome);
  }

  private record Judgement(
      List<EntityWindow> normal,
      List<EntityWindow> suspects,
      List<SampleUnit> alarming,
      double driftDistance,
      int rows) {

    /** Whether the p-values lie further from uniform than allowed, and than chance explains. */
    boolean drifted(double allowed) {
      return allowed > 0 && driftDistance > allowed && UniformDistance.tells(driftDistance, rows);
    }
  }

  private Judgement judge(LearnState state, List<EntityWindow> windows) {
    DetectorModel champion = state.champion();
    if (champion == null) {
      return new Judgement(windows, List.of(), List.of(), 0, 0);
    }
    Judge judge = new Judge(champion);
    List<EntityWindow> normal = new ArrayList<>();
    List<EntityWindow> suspects = new ArrayList<>();
    List<SampleUnit> alarming = new ArrayList<>();
    List<double[]> all = new ArrayList<>();
    for (EntityWindow window : windows) {
      double[] pValues = judge.pValues(window);
      all.add(pValues);
      if (Judge.rarer(pValues, plan.falseAlarmRate())) {
        alarming.add(window.unit());
      }
      if (Judge.suspect(pValues, plan.caution().suspectShare())) {
        suspects.add(window);
        state.quarantine().add(window, plan.caution().adoptAfterMillis());
      } else {
        normal.add(Judge.without(window, pValues, plan.falseAlarmRate()));
        if (Judge.anyUsual(pValues)) {
          state.quarantine().normal(window.unit());
        }
      }
    }
    double[] together = all.stream().flatMapToDouble(Arrays::stream).toArray();
    return new Judgement(normal, suspects, alarming, UniformDistance.of(together), together.length);
  }

  /** Learns from entities that have been suspect for long enough; whether there were any. */
  private boolean adopt(LearnState state, List<EntityWindow> suspects) {
    Set<String> entities = new TreeSet<>();
    suspects.forEach(window -> entities.add(window.unit().entity()));
    boolean adopted = false;
    for (String entity : entities) {
      Quarantine.Adoption adoption =
          state.quarantine().adopt(entity, plan.caution().adoptAfterMillis());
      List<EntityWindow> windows = adoption.windows();
      windows.forEach(window -> state.learnFrom(window, plan.capacityRows()));
      if (!windows.isEmpty() && !adoption.recurring()) {
        state.forget(entity, windows.get(0).unit().start(), plan.warmUpRows());
      }
      adopted |= !windows.isEmpty();
    }
    return adopted;
  }

  private Trigger trigger(LearnState state, long windowEnd, Judgement judgement, boolean adopted) {
    if (state.trainingRows() < plan.warmUpRows()) {
      return Trigger.NONE;
    }
    if (state.champion() == null) {
      return Trigger.FIRST;
    }
    if (adopted) {
      return Trigger.ADOPTION;
    }
    RetrainPlan retrain = plan.retrain();
    // A champion from an earlier run was trained when its provenance says.
    long trainedAt = Math.max(state.trainedAt(), state.champion().provenance().windowEnd());
    boolean fresh = state.rowsSinceTraining() > 0;
    if (judgement.drifted(retrain.driftDistance()) && fresh) {
      return Trigger.DRIFT;
    }
    if (retrain.everyRows() > 0 && state.rowsSinceTraining() >= retrain.everyRows()) {
      return Trigger.COUNT;
    }
    long period = retrain.everyWindows() * plan.sampling().windowMillis();
    return period > 0 && windowEnd - trainedAt >= period && fresh ? Trigger.SCHEDULE : Trigger.NONE;
  }

  private static ModelDecision decision(
      LearnState state, LearnState.PendingTraining window, TrainingOutcome outcome) {
    return new ModelDecision(
        state.slot(),
        window.windowEnd(),
        outcome.verdict(),
        window.trigger(),
        outcome.model(),
        state.trainingRows(),
        window.normalWindows(),
        window.suspectWindows(),
        window.driftDistance(),
        outcome.challengerError(),
        outcome.championError(),
        outcome.detail());
  }
}
