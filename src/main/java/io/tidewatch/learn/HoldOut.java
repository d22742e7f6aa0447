package io.tidewatch.learn;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.ForwardPass;
import io.tidewatch.model.Scaler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the hold-out says of a new autoencoder: the usual residual of each feature, and the errors
 * of normal records. A few entity windows that stand far out are left aside first: a fault that
 * slipped in, or an entity's first moments, must not stretch the tail that alarms are measured by.
 *
 * @param errorScale the usual residuals
 * @param errors one a row kept
 */
@SuppressWarnings("ArrayRecordComponent")
record HoldOut(ErrorScale errorScale, double[] errors) {

  // At most so many windows are left aside: a tail that is heavy by nature is kept.
  private static final double MOST_ASIDE = 0.1;
  // Deviations (1.4826 times the median absolute one) beyond the median of the windows' peaks.
  private static final double FAR_OUT = 6;
  private static final double NORMAL_MAD = 1.4826;

  static HoldOut trimmed(List<EntityWindow> windows, Scaler scaler, Autoencoder autoencoder) {
    ErrorScale all = errorScale(windows, scaler, autoencoder);
    double[] peaks =
        windows.stream()
            .mapToDouble(
                window ->
                    Arrays.stream(errors(List.of(window), scaler, autoencoder, all))
                        .max()
                        .orElse(0))
            .toArray();
    List<EntityWindow> kept = new ArrayList<>();
    for (int window : usual(peaks)) {
      kept.add(windows.get(window));
    }
    ErrorScale errorScale = errorScale(kept, scaler, autoencoder);
    return new HoldOut(errorScale, errors(kept, scaler, autoencoder, errorScale));
  }

  /** The indices of the windows whose peak does not stand far out, ascending. */
  static List<Integer> usual(double[] peaks) {
    double median = median(peaks);
    double[] deviations = Arrays.stream(peaks).map(peak -> Math.abs(peak - median)).toArray();
    double limit = median + FAR_OUT * NORMAL_MAD * median(deviations);
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

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static ErrorScale errorScale(
      List<EntityWindow> windows, Scaler scaler, Autoencoder autoencoder) {
    ForwardPass pass = autoencoder.newPass();
    int width = scaler.width();
    float[] scaled = new float[width];
    List<float[]> residuals = new ArrayList<>();
    for (EntityWindow window : windows) {
      for (float[] row : window.rows()) {
        scaler.scale(row, scaled);
        float[] reconstructed = pass.reconstruct(scaled);
        float[] residual = new float[width];
        for (int f = 0; f < width; f++) {
          residual[f] = Float.isNaN(row[f]) ? Float.NaN : scaled[f] - reconstructed[f];
        }
        residuals.add(residual);
      }
    }
    return ErrorScale.fit(residuals.toArray(new float[0][]), width);
  }

  private static double[] errors(
      List<EntityWindow> windows, Scaler scaler, Autoencoder autoencoder, ErrorScale errorScale) {
    ForwardPass pass = autoencoder.newPass();
    float[] scaled = new float[scaler.width()];
    return windows.stream()
        .flatMap(window -> window.rows().stream())
        .mapToDouble(
            row -> {
              scaler.scale(row, scaled);
              return errorScale.error(row, scaled, pass.reconstruct(scaled));
            })
        .toArray();
  }
}
