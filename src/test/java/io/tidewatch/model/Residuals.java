package io.tidewatch.model;

import java.util.List;

/** Records with residuals that a test chooses. */
final class Residuals {

  private Residuals() {}

  /** A record with these residuals; NaN where a feature is missing. */
  static Reconstruction of(float... residuals) {
    int width = residuals.length;
    float[] row = new float[width];
    float[] output = new float[width];
    for (int f = 0; f < width; f++) {
      boolean missing = Float.isNaN(residuals[f]);
      row[f] = missing ? Float.NaN : 0;
      output[f] = missing ? 0 : -residuals[f];
    }
    Dense constant = new Dense(new float[width][width], output, Activation.IDENTITY);
    Autoencoder autoencoder = new Autoencoder(List.of(constant), 1);
    Scaler scaler = new Scaler(new float[width], ModelFixtures.ones(width));
    Reconstruction record = new Reconstruction(scaler, autoencoder);
    record.take(row);
    return record;
  }
}
