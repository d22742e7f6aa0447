package io.tidewatch.app;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ForwardPass;
import java.util.Arrays;
import java.util.List;

/** How long a compiled forward pass takes for a record. */
final class PassTiming {

  private static final long WARM_UP_NANOS = 300_000_000;
  private static final int PASSES = 25;
  // Passes over fewer records than this would measure the clock.
  private static final int LEAST_RECORDS = 1_024;

  private PassTiming() {}

  /**
   * The median, over repeated passes over all rows after a warm-up, of the nanoseconds a record.
   *
   * @param rows at least one, in their own units; they are scaled before the clock starts
   */
  static double nanosPerRecord(DetectorModel model, List<float[]> rows) {
    float[][] scaled = new float[rows.size()][model.width()];
    for (int i = 0; i < scaled.length; i++) {
      model.scaler().scale(rows.get(i), scaled[i]);
    }
    ForwardPass pass = model.autoencoder().newPass();
    int rounds = Math.max(1, (LEAST_RECORDS + scaled.length - 1) / scaled.length);
    long begun = System.nanoTime();
    float seen = 0;
    while (System.nanoTime() - begun < WARM_UP_NANOS) {
      seen += run(pass, scaled, rounds);
    }
    double[] nanos = new double[PASSES];
    for (int p = 0; p < PASSES; p++) {
      long start = System.nanoTime();
      seen += run(pass, scaled, rounds);
      nanos[p] = (System.nanoTime() - start) / (double) (rounds * scaled.length);
    }
    Arrays.sort(nanos);
    // The outputs must be used, or the compiler may leave out what makes them.
    return seen == Float.MIN_VALUE ? Double.NaN : nanos[PASSES / 2];
  }

  private static float run(ForwardPass pass, float[][] rows, int rounds) {
    float last = 0;
    for (int round = 0; round < rounds; round++) {
      for (float[] row : rows) {
        last += pass.reconstruct(row)[0];
      }
    }
    return last;
  }
}
