package io.tidewatch.learn;

import java.io.Serializable;

/**
 * Which records travel to the learner. Training windows tumble in event time; within one, the
 * entity windows of smallest hash are taken whole.
 *
 * @param windowMillis length of a training window, at least 1
 * @param entityWindowMillis length of an entity window; divides the training window
 * @param entityWindows how many entity windows are taken of a training window at most, at least 2
 * @param rows how many rows are taken of a training window at most, at least 2
 */
public record SamplingPlan(long windowMillis, long entityWindowMillis, int entityWindows, int rows)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public SamplingPlan {
    if (windowMillis < 1 || entityWindowMillis < 1 || windowMillis % entityWindowMillis != 0) {
      throw new IllegalArgumentException(
          "training window must be a multiple of the entity window, both at least 1 ms, but was "
              + windowMillis
              + " and "
              + entityWindowMillis);
    }
    if (entityWindows < 2 || rows < 2) {
      throw new IllegalArgumentException(
          "sample must have at least 2 entity windows and 2 rows, but was "
              + entityWindows
              + " and "
              + rows);
    }
  }

  /** The end, exclusive, of the training window a moment lies in. */
  public long windowEnd(long time) {
    return Math.floorDiv(time, windowMillis) * windowMillis + windowMillis;
  }

  /** The start of the entity window a moment lies in. */
  public long entityWindowStart(long time) {
    return Math.floorDiv(time, entityWindowMillis) * entityWindowMillis;
  }
}
