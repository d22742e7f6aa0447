package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Ordering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Decides, at the ends of training windows, which entities have models of their own, where others
 * share one: whoever has one keeps it, and where there is room, those of the smallest hashes among
 * the known entities of the window are admitted. What it decides depends on the samples of each
 * window alone, not on the order or moment of their arrival.
 *
 * <p>An entity admitted at W learns from the samples of windows that begin at W or later.
 */
public final class Admission {

  private final SlotPlan slots;
  private final Retirement retirement;
  private final long windowMillis;
  private final Ordering ordering;

  /** The rules of a plan by which entities share a model at first. */
  public Admission(DetectorPlan plan) {
    this(plan, plan.ordering());
  }

  /** The rules of a plan for records in another order. */
  public Admission(DetectorPlan plan, Ordering ordering) {
    this.slots = plan.slots();
    this.retirement = plan.retirement();
    this.windowMillis = plan.learning().sampling().windowMillis();
    this.ordering = ordering;
  }

  /**
   * Of the models of an earlier run those that there is room for: where entities share one, it and
   * as many of their own as may be, those that were trained last.
   *
   * @param models by slot
   */
  public Map<String, DetectorModel> fitting(Map<String, DetectorModel> models) {
    if (!slots.sharing()) {
      return models;
    }
    Map<String, DetectorModel> fitting = new TreeMap<>();
    own(models)
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, DetectorModel> entry) -> -trainedAt(entry.getValue()))
                .thenComparing(Map.Entry::getKey))
        .limit(slots.ownAtMost())
        .forEach(entry -> fitting.put(entry.getKey(), entry.getValue()));
    if (models.containsKey(SlotPlan.SHARED)) {
      fitting.put(SlotPlan.SHARED, models.get(SlotPlan.SHARED));
    }
    return fitting;
  }

  /**
   * Who has a model from an earlier run to begin with.
   *
   * @param models by slot, as many as are {@link #fitting}
   */
  public AdmissionState begin(Map<String, DetectorModel> models) {
    AdmissionState state = new AdmissionState();
    own(models).forEach(entry -> state.admit(entry.getKey(), trainedAt(entry.getValue())));
    return state;
  }

  private Stream<Map.Entry<String, DetectorModel>> own(Map<String, DetectorModel> models) {
    return models.entrySet().stream().filter(entry -> !slots.reachesBack(entry.getKey()));
  }

  private static long trainedAt(DetectorModel model) {
    return model.provenance().windowEnd();
  }

  /** Takes in a sample; hands it on, now or later, where its slot learns from it. */
  public void take(AdmissionState state, Sample sample, Consumer<Sample> out) {
    if (slots.reachesBack(sample.slot())) {
      out.accept(sample);
    } else if (ordering == Ordering.EVENT_TIME && start(sample) > state.decidedUntil()) {
      state.hold(sample);
    } else {
      judge(state, sample, out);
    }
  }

  private void judge(AdmissionState state, Sample sample, Consumer<Sample> out) {
    if (state.admitted().containsKey(sample.slot())) {
      state.admit(sample.slot(), sample.windowEnd());
      out.accept(sample);
    } else {
      state.apply(sample.slot(), sample.windowEnd(), slots.ownAtMost());
    }
  }

  private long start(Sample sample) {
    return sample.windowEnd() - windowMillis;
  }

  /**
   * Decides about the training windows that are complete, in order.
   *
   * @param time event time up to which every sample was taken in
   * @param out takes the samples that were waiting for it
   * @return what is new, the last decision as far as can be decided
   */
  public List<AdmissionDecision> advance(AdmissionState state, long time, Consumer<Sample> out) {
    long reached = lastWindowEnd(time);
    if (reached <= state.decidedUntil()) {
      return List.of();
    }
    List<AdmissionDecision> decisions = new ArrayList<>();
    for (long next = next(state); next <= reached; next = next(state)) {
      AdmissionDecision decision = decide(state, next);
      state.decided(next);
      release(state, next + windowMillis, out);
      decisions.add(decision);
    }
    if (reached > state.decidedUntil()) {
      state.decided(reached);
      decisions.add(AdmissionDecision.nothing(reached));
    }
    return decisions;
  }

  /** The end of the last training window that is over, short of the ends of event time. */
  private long lastWindowEnd(long time) {
    long within =
        Math.max(Long.MIN_VALUE + windowMillis, Math.min(Long.MAX_VALUE - windowMillis, time));
    long after = within + 1;
    return Math.floorDiv(after, windowMillis) * windowMillis;
  }

  /** The next end of a window at which something may change. */
  private long next(AdmissionState state) {
    long next = Retirement.NEVER;
    for (Map.Entry<String, Long> entry : state.admitted().entrySet()) {
      next = Math.min(next, retirement.after(entry.getKey(), entry.getValue()));
    }
    if (!state.candidates().isEmpty()) {
      next = Math.min(next, state.candidates().firstKey());
    }
    if (!state.held().isEmpty()) {
      next = Math.min(next, state.held().firstKey() - windowMillis);
    }
    return next;
  }

  private AdmissionDecision decide(AdmissionState state, long windowEnd) {
    List<String> retired =
        state.admitted().entrySet().stream()
            .filter(entry -> retirement.after(entry.getKey(), entry.getValue()) <= windowEnd)
            .map(Map.Entry::getKey)
            .toList();
    retired.forEach(state::retire);
    TreeSet<SampleUnit> candidates = state.candidates().remove(windowEnd);
    Collection<SampleUnit> asking = candidates == null ? List.of() : candidates;
    int room = Math.max(0, slots.ownAtMost() - state.size());
    List<String> admitted = asking.stream().limit(room).map(SampleUnit::entity).sorted().toList();
    admitted.forEach(slot -> state.admit(slot, windowEnd));
    return new AdmissionDecision(windowEnd, retired, admitted, asking.size() - admitted.size());
  }

  private void release(AdmissionState state, long windowEnd, Consumer<Sample> out) {
    List<Sample> waiting = state.held().remove(windowEnd);
    if (waiting != null) {
      waiting.forEach(sample -> judge(state, sample, out));
    }
  }
}
