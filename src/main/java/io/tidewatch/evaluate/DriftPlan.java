package io.tidewatch.evaluate;

import java.time.Duration;
import java.util.Objects;

/**
 * A change of what is normal that a synthetic plant is to have.
 *
 * @param kind what changes
 * @param pump at which pump, from 1
 * @param channel in which channel
 * @param at when it begins, counted from the start of the stream
 * @param length how long it takes; afterwards what it has led to stays, and what it repeats goes on
 */
public record DriftPlan(
    DriftKind kind, int pump, PlantChannel channel, Duration at, Duration length) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when the pump or the length is not positive, or the beginning
   *     negative
   */
  public DriftPlan {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(channel, "channel");
    if (pump < 1) {
      throw new IllegalArgumentException(
          "pump must be at least 1, but was " + pump + " (" + kind + ")");
    }
    if (at.isNegative() || length.toMillis() < 1) {
      throw new IllegalArgumentException(
          "drift must begin at 0 or later and take time, but was "
              + at
              + " and "
              + length
              + " ("
              + kind
              + ")");
    }
  }
}
