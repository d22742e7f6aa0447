package io.tidewatch.flink;

import java.io.Serializable;
import java.time.Duration;

/**
 * When an entity that has fallen silent is forgotten: a rule on event time alone, so that it does
 * not matter when state is looked at. Moments are rounded up to a quarter of the silence, which
 * leaves an entity few timers however often it is heard of.
 *
 * @param afterMillis how long the silence, at least; 0 for never
 */
record Forgetting(long afterMillis) implements Serializable {

  private static final long NEVER = Long.MAX_VALUE;

  /** After such a silence; zero for never. */
  static Forgetting after(Duration silence) {
    return new Forgetting(silence.toMillis());
  }

  /** When an entity is forgotten that was last heard of at a time, or {@link Long#MAX_VALUE}. */
  long moment(long lastHeardOf) {
    if (afterMillis == 0) {
      return NEVER;
    }
    long grain = Math.max(1, afterMillis / 4);
    return Math.floorDiv(lastHeardOf + afterMillis + grain - 1, grain) * grain;
  }
}
