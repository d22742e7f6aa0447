package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Reconstruction;

/** Scores records with one model. Owns its buffers: one instance a thread. */
public final class Scorer {

  private final DetectorModel model;
  private final double falseAlarmRate;
  private final Reconstruction reconstruction;
  private final double threshold;
  private final double confidence;
  private final boolean latentCode;

  /**
   * Readies the forward pass.
   *
   * @param model the model to score with
   * @param falseAlarmRate the share of normal records that may exceed, in (0, 1)
   * @param latentCode whether scores carry the record's code
   */
  public Scorer(DetectorModel model, double falseAlarmRate, boolean latentCode) {
    this.model = model;
    this.falseAlarmRate = falseAlarmRate;
    this.latentCode = latentCode;
    this.reconstruction = model.newReconstruction();
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
    if (row.length != model.width()) {
      throw new IllegalArgumentException(
          "feature vector must have "
              + model.width()
              + " features, but was "
              + row.length
              + " (model "
              + model.version()
              + ")");
    }
    reconstruction.take(row);
    float error = finite(model.measure().error(reconstruction));
    double pValue = model.calibration().pValue(error);
    // Before the explanation, which moves the record about.
    float[] code = latentCode ? reconstruction.code().clone() : null;
    Explanation explanation = pValue < falseAlarmRate ? explain() : null;
    return new Score(vector, error, pValue, model.version(), explanation, code);
  }

  /**
   * An error too large for a float, or of a network whose sums overflowed, is the largest float.
   */
  private static float finite(float error) {
    return error <= Float.MAX_VALUE ? error : Float.MAX_VALUE;
  }

  private Explanation explain() {
    float[] expected = new float[model.width()];
    for (int f = 0; f < expected.length; f++) {
      expected[f] = reconstruction.expected(f);
    }
    float[] shares = new float[expected.length];
    model.measure().shares(reconstruction, shares);
    return new Explanation(shares, expected, threshold, confidence);
  }
}
