package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import java.util.List;

/**
 * Faults planted into normal rows: one feature moved away by so many deviations of what the
 * champion was trained on. A challenger that lets pass at twice the size what the champion catches
 * has learned a fault, or its errors have grown so large that nothing stands out any more.
 */
final class Canaries {

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
    normal = holdOut.stream().filter(row -> judge.pValue(row) >= Judge.UNUSUAL).toList();
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
    float[] spread = champion.scaler().spread();
    List<float[]> planted = new PlantedRows(normal, spread.length).shifted(spread, size).rows();
    Judge judge = new Judge(model);
    long caught = planted.stream().filter(canary -> judge.pValue(canary) < rate).count();
    return planted.isEmpty() ? 0 : (double) caught / planted.size();
  }
}
