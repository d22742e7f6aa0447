package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ForwardPass;

/** Scores records with one model. Owns its buffers: one instance a thread. */
public final class Scorer {

  private final DetectorModel model;
  private final double falseAlarmRate;
  private final ForwardPass pass;
  private final float[] scaled;
  private final double threshold;
  private final double confidence;

  /**
   * Readies the forward pass.
   *
   * @param model the model to score with
   * @param falseAlarmRate the share of normal records that may exceed, in (0, 1)
   */
  public Scorer(DetectorModel model, double falseAlarmRate) {
    this.model = model;
    this.falseAlarmRate = falseAlarmRate;
    this.pass = model.autoencoder().newPass();
    this.scaled = new float[model.width()];
    this.threshold = model.calibration().threshold(falseAlarmRate);
    this.confidence = model.calibration().confidence(falseAlarmRate);
  }

  /** The model it scores with. */
  public DetectorModel model() {
    return model;
  }

  /**
   * Scores one record.
   *
   * @throws IllegalArgumentException when the vector is not as wide as the model
   */
  public Score score(FeatureVector vector) {
    float[] row = vector.values();
    if (row.length != scaled.length) {
      throw new IllegalArgumentException(
          "feature vector must have "
              + scaled.length
              + " features, but was "
              + row.length
              + " (model "
              + model.version()
              + ")");
    }
    model.scaler().scale(row, scaled);
    float[] reconstructed = pass.reconstruct(scaled);
    float error = finite(model.errorScale().error(row, scaled, reconstructed));
    double pValue = model.calibration().pValue(error);
    Explanation explanation = pValue < falseAlarmRate ? explain(row, reconstructed) : null;
    return new Score(vector, error, pValue, model.version(), explanation);
  }

  /**
   * An error too large for a float, or of a network whose sums overflowed, is the largest float.
   */
  private static float finite(float error) {
    return error <= Float.MAX_VALUE ? error : Float.MAX_VALUE;
  }

  private Explanation explain(float[] row, float[] reconstructed) {
    float[] shares = new float[row.length];
    model.errorScale().shares(row, scaled, reconstructed, shares);
    float[] expected = new float[row.length];
    for (int f = 0; f < row.length; f++) {
      expected[f] = model.scaler().unscale(f, reconstructed[f]);
    }
    return new Explanation(shares, expected, threshold, confidence);
  }
}
