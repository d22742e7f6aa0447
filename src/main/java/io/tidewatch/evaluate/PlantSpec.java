package io.tidewatch.evaluate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A synthetic plant.
 *
 * @param seed what chance begins with: the same seed gives the same bytes
 * @param start event time of the first readings
 * @param pumps how many pumps, 1 to 999
 * @param interval event time between two readings of a pump, at least 10 ms; the load's cycle and
 *     the plant's inertia are multiples of it
 * @param duration how much event time there is, or {@link #ENDLESS}
 * @param faults what goes wrong
 * @param drifts what changes for good
 */
public record PlantSpec(
    long seed,
    Instant start,
    int pumps,
    Duration interval,
    Duration duration,
    List<FaultPlan> faults,
    List<DriftPlan> drifts) {

  /** For a plant that never stops. */
  public static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

  /** Readings in one cycle of the load. */
  static final int READINGS_A_CYCLE = 600;

  private static final int MAX_PUMPS = 999;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when there are too few or too many pumps, the interval is too
   *     short, the duration negative, or a fault or drift lies at a pump that is not there
   */
  public PlantSpec {
    Objects.requireNonNull(start, "start");
    faults = List.copyOf(faults);
    drifts = List.copyOf(drifts);
    if (pumps < 1 || pumps > MAX_PUMPS) {
      throw new IllegalArgumentException(
          "pumps must be 1 to " + MAX_PUMPS + ", but was " + pumps + " (plant)");
    }
    if (interval.toMillis() < 10) {
      throw new IllegalArgumentException(
          "interval must be at least 10 ms, but was " + interval + " (plant)");
    }
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "duration must be at least 0, but was " + duration + " (plant)");
    }
    for (FaultPlan fault : faults) {
      checkPump(fault.pump(), pumps, fault.kind());
    }
    for (DriftPlan drift : drifts) {
      checkPump(drift.pump(), pumps, drift.kind());
    }
  }

  private static void checkPump(int pump, int pumps, Object kind) {
    if (pump > pumps) {
      throw new IllegalArgumentException(
          "pump must be 1 to " + pumps + ", but was " + pump + " (" + kind + ")");
    }
  }

  /** A plant that does not drift. */
  public PlantSpec(
      long seed,
      Instant start,
      int pumps,
      Duration interval,
      Duration duration,
      List<FaultPlan> faults) {
    this(seed, start, pumps, interval, duration, faults, List.of());
  }

  /** The same plant with other faults, or none. */
  public PlantSpec withFaults(List<FaultPlan> others) {
    return new PlantSpec(seed, start, pumps, interval, duration, others, drifts);
  }

  /** The same plant with other drifts, or none. */
  public PlantSpec withDrifts(List<DriftPlan> others) {
    return new PlantSpec(seed, start, pumps, interval, duration, faults, others);
  }

  /** Event time of one slow cycle of the load. */
  public Duration cycle() {
    return interval.multipliedBy(READINGS_A_CYCLE);
  }

  /**
   * How far an event time can lie behind the largest one before it in the stream: what a reader has
   * to allow for.
   */
  public Duration maxOutOfOrderness() {
    return interval.multipliedBy(3);
  }

  /** How many readings each pump makes. */
  long readings() {
    return duration.equals(ENDLESS) ? Long.MAX_VALUE : duration.toMillis() / interval.toMillis();
  }

  /** A seed for one of several independent parts of the plant. */
  long seedOf(int part) {
    // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): java.util.Random begins alike for
    // seeds that lie close together.
    long z = seed + (part + 1) * 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
