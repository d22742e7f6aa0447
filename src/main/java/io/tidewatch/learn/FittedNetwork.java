package io.tidewatch.learn;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorMeasure;
import io.tidewatch.model.Measure;
import io.tidewatch.model.Provenance;
import io.tidewatch.model.Reconstruction;
import io.tidewatch.model.Scaler;
import java.util.ArrayList;
import java.util.List;

/**
 * A network trained on rows, with what brings rows to its scale.
 *
 * @param scaler fitted to the rows
 * @param autoencoder trained on the scaled rows
 * @param mirrored whether each row stood for its opposite as well
 */
record FittedNetwork(Scaler scaler, Autoencoder autoencoder, boolean mirrored) {

  /** How a network is trained on scaled rows. */
  @FunctionalInterface
  interface Training {
    Autoencoder train(float[][] scaled) throws TrainingException;
  }

  /**
   * Scales and trains.
   *
   * @param rows at least one
   * @param mirrored whether each row stands for its opposite as well: of deviations from a level,
   *     one is as normal as the other, and their mean is 0
   */
  static FittedNetwork of(List<float[]> rows, boolean mirrored, Training training)
      throws TrainingException {
    float[][] all = (mirrored ? withOpposites(rows) : rows).toArray(new float[0][]);
    Scaler scaler = Scaler.fit(all);
    float[][] scaled = new float[all.length][scaler.width()];
    for (int i = 0; i < all.length; i++) {
      scaler.scale(all[i], scaled[i]);
    }
    return new FittedNetwork(scaler, training.train(scaled), mirrored);
  }

  /** The network of a model. */
  static FittedNetwork of(DetectorModel model) {
    return new FittedNetwork(model.scaler(), model.autoencoder(), false);
  }

  private static List<float[]> withOpposites(List<float[]> rows) {
    List<float[]> all = new ArrayList<>(rows);
    for (float[] row : rows) {
      float[] opposite = new float[row.length];
      for (int f = 0; f < row.length; f++) {
        opposite[f] = -row[f];
      }
      all.add(opposite);
    }
    return all;
  }

  /** What makes one error of its reconstructions, fitted to those of rows. */
  ErrorMeasure measure(Measure kind, List<float[]> rows) {
    List<float[]> all = mirrored ? withOpposites(rows) : rows;
    Reconstruction reconstruction = new Reconstruction(scaler, autoencoder);
    float[][] residuals = new float[all.size()][];
    float[][] codes = new float[all.size()][];
    reconstruction.takeEach(
        all,
        i -> {
          residuals[i] = reconstruction.residual().clone();
          for (int f = 0; f < residuals[i].length; f++) {
            residuals[i][f] = reconstruction.has(f) ? residuals[i][f] : Float.NaN;
          }
          codes[i] = reconstruction.code().clone();
        });
    return kind.fit(residuals, codes);
  }

  /** The errors of rows. */
  double[] errors(ErrorMeasure measure, List<float[]> rows) {
    Reconstruction reconstruction = new Reconstruction(scaler, autoencoder);
    double[] errors = new double[rows.size()];
    reconstruction.takeEach(rows, i -> errors[i] = measure.error(reconstruction));
    return errors;
  }

  /** The model made of it. */
  DetectorModel seal(
      int number, Provenance provenance, ErrorMeasure measure, Calibration calibration) {
    return DetectorModel.seal(number, provenance, scaler, autoencoder, measure, calibration);
  }
}
