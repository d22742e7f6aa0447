package io.tidewatch.detect;

import io.tidewatch.model.DetectorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which model is in force when, for one slot, as far as has been decided. Immutable.
 *
 * <p>A model trained on windows that end at W holds for records from W + activation delay on; the
 * first model of all may hold for every record before as well, so that what waited for it is
 * scored. Records past the horizon wait for the next decision.
 */
public final class ModelTimeline {

  /** Nothing decided and no model. */
  public static final ModelTimeline EMPTY = new ModelTimeline(List.of(), Long.MIN_VALUE);

  /**
   * A model and the event time it holds from.
   *
   * @param validFrom event time in milliseconds, or {@link Long#MIN_VALUE}
   * @param model the model
   */
  public record Entry(long validFrom, DetectorModel model) {

    /** Checks that there is a model. */
    public Entry {
      Objects.requireNonNull(model, "model");
    }
  }

  private final List<Entry> entries;
  private final long horizon;

  /**
   * A timeline out of its parts, as stored state holds them.
   *
   * @param entries in ascending order of time
   * @param horizon records of an event time before this can be scored
   * @throws IllegalArgumentException when the entries do not ascend
   */
  public ModelTimeline(List<Entry> entries, long horizon) {
    this.entries = List.copyOf(entries);
    this.horizon = horizon;
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).validFrom() < entries.get(i - 1).validFrom()) {
        throw new IllegalArgumentException(
            "model timeline must ascend, but was "
                + entries.get(i).validFrom()
                + " after "
                + entries.get(i - 1).validFrom());
      }
    }
  }

  /** A timeline that begins with a model from an earlier run, before anything is decided. */
  public static ModelTimeline warm(DetectorModel model) {
    return new ModelTimeline(List.of(new Entry(Long.MIN_VALUE, model)), Long.MIN_VALUE);
  }

  /**
   * The timeline after a decision, where a first model holds for every record before as well.
   *
   * @param validFrom from when a promoted model holds
   * @param model the model promoted, or null where the champion was kept
   * @param nextHorizon records before this event time can now be scored
   */
  public ModelTimeline decided(long validFrom, DetectorModel model, long nextHorizon) {
    return decidedFrom(entries.isEmpty() ? Long.MIN_VALUE : validFrom, model, nextHorizon);
  }

  /**
   * The timeline after a decision, where a first model holds from its time on only.
   *
   * @param validFrom from when a promoted model holds
   * @param model the model promoted, or null where the champion was kept
   * @param nextHorizon records before this event time can now be scored
   */
  public ModelTimeline decidedFrom(long validFrom, DetectorModel model, long nextHorizon) {
    List<Entry> next = new ArrayList<>(entries);
    if (model != null) {
      next.add(new Entry(validFrom, model));
    }
    return new ModelTimeline(next, Math.max(horizon, nextHorizon));
  }

  /**
   * The timeline without models that no record will need again.
   *
   * @param time every record still to come is later than this
   */
  public ModelTimeline prunedBefore(long time) {
    int first = 0;
    while (first + 1 < entries.size() && entries.get(first + 1).validFrom() <= time) {
      first++;
    }
    return first == 0 ? this : new ModelTimeline(entries.subList(first, entries.size()), horizon);
  }

  /** Whether it is decided which model is in force at an event time, should there be one. */
  public boolean isDecided(long time) {
    return time < horizon;
  }

  /** The model in force at an event time, or null where there is none yet. */
  public DetectorModel modelAt(long time) {
    return modelAt(time, Long.MIN_VALUE);
  }

  /**
   * The model in force at an event time, among those that hold from a moment or later; null where
   * there is none.
   */
  public DetectorModel modelAt(long time, long since) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.validFrom() <= time) {
        return entry.validFrom() < since ? null : entry.model();
      }
    }
    return null;
  }

  /** The models and the times they hold from, ascending. */
  public List<Entry> entries() {
    return entries;
  }

  /** Which model is in force is decided for records of an event time before this. */
  public long horizon() {
    return horizon;
  }
}
