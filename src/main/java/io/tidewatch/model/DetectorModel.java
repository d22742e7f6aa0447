package io.tidewatch.model;

import java.util.Objects;

/**
 * All that scoring a record takes, immutable.
 *
 * @param version its name
 * @param provenance where it comes from
 * @param scaler brings features to a common scale
 * @param autoencoder reconstructs scaled features
 * @param measure turns a reconstruction into an error
 * @param calibration turns an error into a p-value
 */
public record DetectorModel(
    ModelVersion version,
    Provenance provenance,
    Scaler scaler,
    Autoencoder autoencoder,
    ErrorMeasure measure,
    Calibration calibration) {

  /**
   * Checks that the parts are equally wide.
   *
   * @throws IllegalArgumentException otherwise
   */
  public DetectorModel {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(calibration, "calibration");
    if (scaler.width() != autoencoder.width() || scaler.width() != measure.width()) {
      throw new IllegalArgumentException(
          "scaler and error measure must be as wide as the autoencoder ("
              + autoencoder.width()
              + "), but was "
              + scaler.width()
              + " and "
              + measure.width());
    }
  }

  /**
   * A model named by what it holds: the digest of its version is computed from the parts.
   *
   * @param number which promotion of its slot it is, from 1
   */
  public static DetectorModel seal(
      int number,
      Provenance provenance,
      Scaler scaler,
      Autoencoder autoencoder,
      ErrorMeasure measure,
      Calibration calibration) {
    return ModelBody.seal(number, provenance, scaler, autoencoder, measure, calibration);
  }

  /** A new workspace for one thread. */
  public Reconstruction newReconstruction() {
    return new Reconstruction(scaler, autoencoder);
  }

  /** How many features it reads. */
  public int width() {
    return autoencoder.width();
  }
}
