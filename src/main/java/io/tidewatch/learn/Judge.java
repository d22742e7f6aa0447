package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Reconstruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges entity windows by the p-values a champion gives their rows. */
final class Judge {

  /** Rows with a smaller p-value count as unusual. */
  static final double UNUSUAL = 0.01;

  private static final double FAR_RARER = 1e-3;

  private final DetectorModel champion;
  private final Reconstruction reconstruction;

  Judge(DetectorModel champion) {
    this.champion = champion;
    this.reconstruction = champion.newReconstruction();
  }

  /** The p-value of each row, in order. */
  double[] pValues(EntityWindow window) {
    double[] pValues = new double[window.rows().size()];
    for (int i = 0; i < pValues.length; i++) {
      pValues[i] = pValue(window.rows().get(i));
    }
    return pValues;
  }

  /** The p-value of a row. */
  double pValue(float[] row) {
    reconstruction.take(row);
    return champion.calibration().pValue(champion.measure().error(reconstruction));
  }

  /**
   * Whether more than the given share of the rows is unusual, and more than one is. Were one enough
   * in a window of few rows, normal windows would be left out for their largest error, and each
   * champion would find more of them unusual than the one before.
   */
  static boolean suspect(double[] pValues, double share) {
    int unusual = 0;
    for (double pValue : pValues) {
      unusual += pValue < UNUSUAL ? 1 : 0;
    }
    return unusual > 1 && unusual > share * pValues.length;
  }

  /** Whether any row is rarer than the rate. */
  static boolean rarer(double[] pValues, double rate) {
    return Arrays.stream(pValues).anyMatch(pValue -> pValue < rate);
  }

  /** Whether the window shows the entity as it was: one too short to be suspect may not. */
  static boolean anyUsual(double[] pValues) {
    return Arrays.stream(pValues).anyMatch(pValue -> pValue >= UNUSUAL);
  }

  /**
   * The window without its rows that are far rarer than the rate. Rows a little rarer stay: were
   * they left out, each champion would think the tail shorter than the one before, and alarm more.
   */
  static EntityWindow without(EntityWindow window, double[] pValues, double rate) {
    List<float[]> kept = new ArrayList<>(pValues.length);
    for (int i = 0; i < pValues.length; i++) {
      if (pValues[i] >= rate * FAR_RARER) {
        kept.add(window.rows().get(i));
      }
    }
    return new EntityWindow(window.unit(), kept);
  }
}
