package io.tidewatch.learn;

import java.util.Arrays;
import java.util.List;

/**
 * By how much errors are larger on rows that a network has not seen than on the same rows once it
 * has: what a calibration on the training rows would miss.
 */
final class Inflation {

  /**
   * A fold whose errors are inflated by more than this many times the median fold's stands alone.
   */
  static final double ALONE = 2;

  private Inflation() {}

  /**
   * The errors to calibrate with. A stretch of time like no other, such as the weeks on another
   * product, has errors without measure for a network that does not know it. The network that is
   * used does know it; so its errors there count, inflated as much as a fold's can be.
   *
   * @param unseen errors of each fold's rows, of a network that has seen the other folds
   * @param seen errors of the same rows, fold after fold, of the network that has seen all
   */
  static double[] held(List<double[]> unseen, double[] seen) {
    double[] ratios = new double[unseen.size()];
    int from = 0;
    for (int fold = 0; fold < ratios.length; fold++) {
      int to = from + unseen.get(fold).length;
      double before = MedianSpread.median(Arrays.copyOfRange(seen, from, to));
      ratios[fold] = before > 0 ? MedianSpread.median(unseen.get(fold)) / before : 1;
      from = to;
    }
    double largest = ALONE * MedianSpread.median(ratios);
    double[] held = new double[seen.length];
    int at = 0;
    for (int fold = 0; fold < ratios.length; fold++) {
      for (double error : unseen.get(fold)) {
        held[at] = ratios[fold] > largest ? largest * seen[at] : error;
        at++;
      }
    }
    return held;
  }
}
