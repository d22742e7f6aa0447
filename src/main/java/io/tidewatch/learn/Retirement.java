package io.tidewatch.learn;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.SlotPlan;
import java.io.Serializable;
import java.util.Objects;

/**
 * When the slot of an entity that has fallen silent is given up: at the end of a training window,
 * by event time alone. An entity without a shared model to fall back on keeps its slot, and so does
 * the shared one.
 *
 * @param slots which records share a model
 * @param forgetting when a silent entity is forgotten
 * @param windowMillis the length of a training window, positive
 */
public record Retirement(SlotPlan slots, Forgetting forgetting, long windowMillis)
    implements Serializable {

  /** When a slot that never retires does. */
  public static final long NEVER = Long.MAX_VALUE;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when the window is not positive
   */
  public Retirement {
    Objects.requireNonNull(slots, "slots");
    Objects.requireNonNull(forgetting, "forgetting");
    if (windowMillis < 1) {
      throw new IllegalArgumentException(
          "training window must be at least 1 ms, but was " + windowMillis);
    }
  }

  /**
   * The end of the training window at which a slot is given up.
   *
   * @param slot its name
   * @param lastWindowEnd the end of the last training window it has samples of
   * @return later than {@code lastWindowEnd}; {@link #NEVER} where it is kept
   */
  public long after(String slot, long lastWindowEnd) {
    if (!slots.reachesBack(slot) && forgetting.forgets() && lastWindowEnd != Long.MIN_VALUE) {
      long moment = forgetting.moment(lastWindowEnd);
      return Math.floorDiv(moment + windowMillis - 1, windowMillis) * windowMillis;
    }
    return NEVER;
  }
}
