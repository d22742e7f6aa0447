package io.tidewatch.learn;

import io.tidewatch.detect.ModelTimeline;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Ordering;

/**
 * Which model holds for a record: by its event time, among the timelines of its slots. In arrival
 * order it is the newest.
 */
public final class Validity {

  private final SlotPlan slots;
  private final Ordering ordering;
  private final long activationDelayMillis;
  private final long windowMillis;

  /** The rules of a plan. */
  public Validity(DetectorPlan plan) {
    this(plan, plan.ordering());
  }

  /** The rules of a plan for records in another order. */
  public Validity(DetectorPlan plan, Ordering ordering) {
    this.ordering = ordering;
    slots = plan.slots();
    activationDelayMillis = plan.learning().activationDelayMillis();
    windowMillis = plan.learning().sampling().windowMillis();
  }

  /** The timeline of a slot after one more decision about it. */
  public ModelTimeline after(ModelTimeline before, ModelDecision decision) {
    long validFrom = decision.windowEnd() + activationDelayMillis;
    long horizon = validFrom + windowMillis;
    return slots.reachesBack(decision.slot())
        ? before.decided(validFrom, decision.model(), horizon)
        : before.decidedFrom(validFrom, decision.model(), horizon);
  }

  /**
   * Where decisions are kept.
   *
   * @param <E> what can go wrong there
   */
  @FunctionalInterface
  public interface Timelines<E extends Exception> {

    /** What was decided about a slot: an empty timeline where nothing was. */
    ModelTimeline of(String slot) throws E;
  }

  /** The model for a record, or null where the record has to wait. */
  public <E extends Exception> DetectorModel modelFor(FeatureVector vector, Timelines<E> timelines)
      throws E {
    for (String slot : slots.of(vector)) {
      ModelTimeline timeline = timelines.of(slot);
      if (ordering == Ordering.EVENT_TIME && !timeline.isDecided(vector.time())) {
        return null;
      }
      DetectorModel model =
          ordering == Ordering.ARRIVAL ? timeline.newest() : timeline.modelAt(vector.time());
      if (model != null) {
        return model;
      }
    }
    return null;
  }
}
