package io.tidewatch.learn;

import io.tidewatch.model.ErrorMeasure;
import io.tidewatch.model.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the hold-out says of a new autoencoder: how its errors are measured, and the errors of
 * normal records. A few entity windows that stand far out are left aside first: a fault that
 * slipped in, or an entity's first moments, must not stretch the tail that alarms are measured by.
 *
 * @param measure turns a reconstruction into an error
 * @param errors one a row kept
 */
@SuppressWarnings("ArrayRecordComponent")
record HoldOut(ErrorMeasure measure, double[] errors) {

  // At most so many windows are left aside: a tail that is heavy by nature is kept.
  private static final double MOST_ASIDE = 0.2;
  // Standard deviations, by the median one, beyond the median of the windows' peaks.
  private static final double FAR_OUT = 6;

  /**
   * Fits.
   *
   * @param split what was trained on and what was kept out
   * @param network the new autoencoder
   * @param kind how one error is made of a reconstruction
   */
  static HoldOut trimmed(TrainingSplit split, FittedNetwork network, Measure kind) {
    List<EntityWindow> windows = split.holdOutWindows();
    // How features go together takes more rows to learn than how far each strays.
    ErrorMeasure all =
        kind.learnsCovariance()
            ? network.measure(kind, split.train())
            : network.measure(kind, split.holdOut());
    double[] peaks =
        windows.stream()
            .mapToDouble(
                window -> Arrays.stream(network.errors(all, window.rows())).max().orElse(0))
            .toArray();
    List<float[]> kept = new ArrayList<>();
    for (int window : usual(peaks)) {
      kept.addAll(windows.get(window).rows());
    }
    ErrorMeasure measure = kind.learnsCovariance() ? all : network.measure(kind, kept);
    return new HoldOut(measure, network.errors(measure, kept));
  }

  /** The indices of the windows whose peak does not stand far out, ascending. */
  static List<Integer> usual(double[] peaks) {
    double limit = farOut(peaks);
    int mostAside = (int) (MOST_ASIDE * peaks.length);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < peaks.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> peaks[i]).thenComparing(i -> i));
    List<Integer> usual = new ArrayList<>();
    for (int rank = 0; rank < order.size(); rank++) {
      int window = order.get(rank);
      if (rank < order.size() - mostAside || peaks[window] <= limit) {
        usual.add(window);
      }
    }
    usual.sort(Comparator.naturalOrder());
    return usual;
  }

  /** The value beyond which others stand far out. */
  static double farOut(double[] values) {
    MedianSpread usual = MedianSpread.of(values);
    return usual.median() + FAR_OUT * usual.standardDeviation();
  }
}
