package io.tidewatch.feature;

import java.io.Serializable;

/**
 * When an entity that has fallen silent is forgotten: a rule on event time alone, so that it does
 * not matter when state is looked at. Moments are rounded up to a quarter of the silence, which
 * leaves an entity few timers however often it is heard of.
 *
 * @param afterMillis how long the silence, at least; 0 for never
 */
public record Forgetting(long afterMillis) implements Serializable {

  /** Every entity is remembered for ever. */
  public static final Forgetting NEVER = new Forgetting(0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when the silence is negative
   */
  public Forgetting {
    if (afterMillis < 0) {
      throw new IllegalArgumentException(
          "silence until an entity is forgotten must be at least 0 ms, but was " + afterMillis);
    }
  }

  /** Whether any entity is ever forgotten. */
  public boolean forgets() {
    return afterMillis > 0;
  }

  /** When an entity is forgotten that was last heard of at a time, or {@link Long#MAX_VALUE}. */
  public long moment(long lastHeardOf) {
    if (!forgets()) {
      return Long.MAX_VALUE;
    }
    long grain = Math.max(1, afterMillis / 4);
    return Math.floorDiv(lastHeardOf + afterMillis + grain - 1, grain) * grain;
  }

  /** Whether an entity last heard of at one time is forgotten at another. */
  public boolean forgotten(long lastHeardOf, long time) {
    return moment(lastHeardOf) <= time;
  }
}
