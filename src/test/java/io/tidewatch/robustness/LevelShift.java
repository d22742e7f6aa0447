package io.tidewatch.robustness;

import io.tidewatch.learn.DetectorPlan;
import java.time.Duration;
import java.util.Locale;

/**
 * How long a change for good was taken for a fault.
 *
 * @param windows training windows from the change to the last in which more than one record in a
 *     hundred alarmed
 * @param shareAfter of the records after those that alarmed
 */
record LevelShift(int windows, double shareAfter) {

  private static final double PERCENT = 1;

  static LevelShift of(Judgement judgement, DetectorPlan plan, Duration at, Duration end) {
    long window = plan.learning().sampling().windowMillis();
    long shift = PlantLog.START.toEpochMilli() + at.toMillis();
    int all = (int) (end.minus(at).toMillis() / window);
    int last = 0;
    for (int i = 0; i < all; i++) {
      if (percent(judgement, shift + i * window, shift + (i + 1) * window) > PERCENT) {
        last = i + 1;
      }
    }
    return new LevelShift(
        last, percent(judgement, shift + last * window, shift + all * window) / 100);
  }

  private static double percent(Judgement judgement, long from, long to) {
    return judgement.alerts(from, to).farPercent().orElse(0);
  }

  String row(int adoptAfterMinutes, int seed) {
    return String.format(
        Locale.ROOT,
        "| level shift, seed %d | %d min | %d | %.5f |",
        seed,
        adoptAfterMinutes,
        windows,
        shareAfter);
  }
}
