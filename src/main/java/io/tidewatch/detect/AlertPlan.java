package io.tidewatch.detect;

import java.io.Serializable;
import java.util.Objects;

/**
 * What the user wants of alerts.
 *
 * @param pipeline the pipeline's name, a part of every alert id
 * @param falseAlarmRate the share of normal records that may exceed, in (0, 0.5]
 * @param openAfter how many exceedances within {@code closeAfterMillis} of each other open an
 *     episode, from 1
 * @param closeAfterMillis how long no record may exceed before an episode closes, from 0
 * @param coolDownMillis how long after closing no new episode opens, unless it is more severe; from
 *     0
 * @param budget how many alerts an entity may have, or null for any number
 * @param entityCalibration how the calibrations of entities move, or null where the model's is
 *     theirs
 */
public record AlertPlan(
    String pipeline,
    double falseAlarmRate,
    int openAfter,
    long closeAfterMillis,
    long coolDownMillis,
    AlertBudget budget,
    EntityCalibrationPlan entityCalibration)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public AlertPlan {
    Objects.requireNonNull(pipeline, "pipeline");
    if (!(falseAlarmRate > 0 && falseAlarmRate <= 0.5)) {
      throw new IllegalArgumentException(
          "false-alarm rate must be in (0, 0.5], but was " + falseAlarmRate);
    }
    if (openAfter < 1 || closeAfterMillis < 0 || coolDownMillis < 0) {
      throw new IllegalArgumentException(
          "open after must be at least 1 and durations at least 0, but was "
              + openAfter
              + ", "
              + closeAfterMillis
              + ", "
              + coolDownMillis);
    }
  }

  /** A plan without a budget, with the model's calibration for all. */
  public AlertPlan(
      String pipeline,
      double falseAlarmRate,
      int openAfter,
      long closeAfterMillis,
      long coolDownMillis) {
    this(pipeline, falseAlarmRate, openAfter, closeAfterMillis, coolDownMillis, null, null);
  }
}
