package io.tidewatch.detect;

import java.util.Objects;

/**
 * An anomaly that is going on, or one about to be believed.
 *
 * @param id names it
 * @param open whether an alert was sent, rather than too few exceedances yet
 * @param startTime event time of its first exceedance
 * @param endTime event time of its last exceedance so far
 * @param exceedances how many records exceeded so far, from 1
 * @param suppressed how many exceeded in the cool-down before it
 * @param peak its most extreme record, as the alert that would show it
 */
public record Episode(
    String id,
    boolean open,
    long startTime,
    long endTime,
    long exceedances,
    long suppressed,
    Alert peak) {

  /** Checks that nothing is null. */
  public Episode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(peak, "peak");
  }

  /** The episode after one more exceedance, shown by {@code alert}. */
  Episode extendedBy(Alert alert) {
    boolean higher = alert.pValue() < peak.pValue();
    return new Episode(
        id, open, startTime, alert.endTime(), exceedances + 1, suppressed, higher ? alert : peak);
  }

  /** The episode once its first alert was sent. */
  Episode opened() {
    return new Episode(id, true, startTime, endTime, exceedances, suppressed, peak);
  }
}
