package io.tidewatch.learn;

import java.util.Arrays;
import java.util.List;

/**
 * How small a fault a network finds, feature by feature: the share of faults planted there whose
 * error lies above what one in twenty sound rows reaches. Networks are so compared at one rate of
 * false alarms, whatever the scale of their errors: one that keeps more components has smaller
 * errors on sound rows and on faults alike, and is none the better for it.
 *
 * @param found the share of each feature's faults that is found; NaN where none could be planted
 */
@SuppressWarnings("ArrayRecordComponent")
record Sensitivity(double[] found) {

  /** The share of sound rows that may lie above, those of faults that slipped in among them. */
  private static final double FALSE_ALARMS = 0.05;

  /** Of fewer rows, nobody can say what one in twenty reaches. */
  static final int LEAST_ROWS = 20;

  /**
   * Measures a network.
   *
   * @param rows that are sound but for a few, at least one
   * @param planted into such rows
   */
  static Sensitivity of(Rehearsal network, List<float[]> rows, PlantedRows planted) {
    double[] usual = network.errors(rows);
    Arrays.sort(usual);
    double limit = usual[(int) Math.ceil((1 - FALSE_ALARMS) * usual.length) - 1];
    double[] errors = network.errors(planted.rows());
    double[] found = new double[planted.width()];
    double[] all = new double[found.length];
    for (int i = 0; i < errors.length; i++) {
      all[planted.feature(i)]++;
      // Where sound rows have errors beyond all measure, no fault lies above them.
      found[planted.feature(i)] += errors[i] > limit ? 1 : 0;
    }
    for (int f = 0; f < found.length; f++) {
      found[f] /= all[f];
    }
    return new Sensitivity(found);
  }

  /**
   * The share of the faults found by another that this one misses, feature by feature: what one
   * finds more in one feature does not make up for another that it hardly sees any more.
   *
   * @return from 0 to 1; 0 where the other finds nothing
   */
  double missedOf(Sensitivity other) {
    double all = 0;
    double missed = 0;
    for (int f = 0; f < found.length; f++) {
      if (!Double.isNaN(found[f])) {
        all += other.found[f];
        missed += Math.max(0, other.found[f] - found[f]);
      }
    }
    return all == 0 ? 0 : missed / all;
  }

  /** The mean over the features that faults could be planted into; 0 where there is none. */
  double mean() {
    return Arrays.stream(found).filter(share -> !Double.isNaN(share)).average().orElse(0);
  }
}
