package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Faults planted into normal rows: one feature moved away by so many deviations of what the
 * champion was trained on. A challenger that lets pass at twice the size what the champion catches
 * has learned a fault, or its errors have grown so large that nothing stands out any more.
 */
final class Canaries {

  private static final int MOST_ROWS = 32;
  private static final int MOST_FEATURES = 32;
  private static final float[] SIZES = {4, 8, 16, 32};
  private static final double CAUGHT = 0.9;
  private static final double STILL_CAUGHT = 0.8;

  private final DetectorModel champion;
  private final double rate;
  private final List<float[]> normal;

  /**
   * Takes rows that the champion finds normal; where every row is unusual to it, as after a change,
   * it cannot tell a canary from the row that carries it.
   *
   * @param rate below which p-value a row is caught
   */
  Canaries(DetectorModel champion, List<float[]> holdOut, double rate) {
    this.champion = champion;
    this.rate = rate;
    Judge judge = new Judge(champion);
    List<float[]> usual =
        holdOut.stream().filter(row -> judge.pValue(row) >= Judge.UNUSUAL).toList();
    int step = Math.max(1, usual.size() / MOST_ROWS);
    normal = new ArrayList<>();
    for (int i = 0; i < usual.size() && normal.size() < MOST_ROWS; i += step) {
      normal.add(usual.get(i));
    }
  }

  /** The share that a challenger catches of those it must, or 1 where there are none. */
  double recall(DetectorModel challenger) {
    for (float size : SIZES) {
      if (!normal.isEmpty() && caught(champion, size) >= CAUGHT) {
        return caught(challenger, 2 * size);
      }
    }
    return 1;
  }

  /** Whether the share is enough. */
  static boolean enough(double recall) {
    return recall >= STILL_CAUGHT;
  }

  private double caught(DetectorModel model, float size) {
    Judge judge = new Judge(model);
    float[] spread = champion.scaler().spread();
    int step = Math.max(1, (spread.length + MOST_FEATURES - 1) / MOST_FEATURES);
    int planted = 0;
    int caught = 0;
    for (float[] row : normal) {
      for (int f = planted % step; f < spread.length; f += step) {
        if (!Float.isNaN(row[f])) {
          float[] canary = row.clone();
          canary[f] += (planted % 2 == 0 ? size : -size) * spread[f];
          planted++;
          caught += judge.pValue(canary) < rate ? 1 : 0;
        }
      }
    }
    return planted == 0 ? 0 : (double) caught / planted;
  }
}
