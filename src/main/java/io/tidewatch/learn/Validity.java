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
    long validFrom = validFrom(decision);
    return slots.reachesBack(decision.slot())
        ? before.decided(validFrom, decision.model(), horizon(decision))
        : before.decidedFrom(validFrom, decision.model(), horizon(decision));
  }

  /** Who has a model of their own after one more decision about that. */
  public Tenures after(Tenures before, AdmissionDecision decision) {
    return before.after(decision, validFrom(decision), horizon(decision));
  }

  private long validFrom(Decision decision) {
    return plus(decision.windowEnd(), activationDelayMillis);
  }

  private long horizon(Decision decision) {
    return plus(validFrom(decision), windowMillis);
  }

  private static long plus(long time, long millis) {
    return time > Long.MAX_VALUE - millis ? Long.MAX_VALUE : time + millis;
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

  /**
   * The model for a record, or null where the record has to wait.
   *
   * @param tenures who has a model of their own; of use only where entities share one
   */
  public <E extends Exception> DetectorModel modelFor(
      FeatureVector vector, Tenures tenures, Timelines<E> timelines) throws E {
    long time = ordering == Ordering.ARRIVAL ? Long.MAX_VALUE : vector.time();
    for (String slot : slots.of(vector)) {
      long since = Long.MIN_VALUE;
      if (!slots.reachesBack(slot)) {
        if (undecided(tenures.isDecided(time))) {
          return null;
        }
        Tenures.Tenure tenure = tenures.at(slot, time);
        if (tenure == null) {
          continue;
        }
        since = tenure.from();
      }
      ModelTimeline timeline = timelines.of(slot);
      if (undecided(timeline.isDecided(time))) {
        return null;
      }
      DetectorModel model = timeline.modelAt(time, since);
      if (model != null) {
        return model;
      }
    }
    return null;
  }

  private boolean undecided(boolean decided) {
    return ordering == Ordering.EVENT_TIME && !decided;
  }
}
