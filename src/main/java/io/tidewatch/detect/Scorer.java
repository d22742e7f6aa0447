package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Reconstruction;

/** Scores records with one model. Owns its buffers: one instance a thread. */
public final class Scorer {

  private final DetectorModel model;
  private final double falseAlarmRate;
  private final ReferencePlan plan;
  private final Reconstruction reconstruction;
  private final float[] deviations;
  private final double gate;
  private final double threshold;
  private final double confidence;
  private final boolean latentCode;

  /**
   * Readies the forward pass.
   *
   * @param model the model to score with
   * @param falseAlarmRate the share of normal records that may exceed, in (0, 1)
   * @param plan how references move, or null where records are scored as they are
   * @param latentCode whether scores carry the record's code
   */
  public Scorer(
      DetectorModel model, double falseAlarmRate, ReferencePlan plan, boolean latentCode) {
    this.model = model;
    this.falseAlarmRate = falseAlarmRate;
    this.plan = plan;
    this.latentCode = latentCode;
    this.reconstruction = model.newReconstruction();
    this.deviations = new float[model.width()];
    this.gate = plan == null ? Double.NaN : model.calibration().threshold(plan.gate());
    this.threshold = model.calibration().threshold(falseAlarmRate);
    this.confidence = model.calibration().confidence(falseAlarmRate);
  }

  /** The model it scores with. */
  public DetectorModel model() {
    return model;
  }

  /**
   * Scores one record as it is.
   *
   * @throws IllegalArgumentException when the vector is not as wide as the model
   */
  public Score score(FeatureVector vector) {
    requireWidth(vector);
    float error = error(vector.values());
    double pValue = model.calibration().pValue(error);
    return score(vector, null, error, pValue, pValue < falseAlarmRate);
  }

  /**
   * Scores one record against its entity's reference, which moves on.
   *
   * @throws IllegalArgumentException when the vector is not as wide as the model
   */
  public Score score(FeatureVector vector, Reference reference) {
    requireWidth(vector);
    Departure before = reference.departure();
    if (before.phase() == Departure.Phase.AWAY && plan.adopts(before.since(), vector.time())) {
      adoptSteady(vector, reference);
    }
    reference.deviations(vector, deviations);
    float error = error(deviations);
    float inGates = finite((float) ratio(error, gate));
    reference.judge(vector, inGates, ratio(error, threshold), plan);
    // What comes back counts as close: what is left of its error is the reference's own delay.
    boolean returning = reference.departure().phase() == Departure.Phase.RETURNING;
    float shown = returning ? (float) Math.min(error, Departure.CLOSE * gate) : error;
    double pValue = model.calibration().pValue(shown);
    Score score = score(vector, reference, shown, pValue, reference.exceeding());
    reference.follow(vector, inGates, plan);
    return score;
  }

  /** Of no error to a unit of nothing, 0. */
  private static double ratio(float error, double unit) {
    return error == 0 ? 0 : error / unit;
  }

  /** Makes where the entity has been of late its reference, where it is steady there. */
  private void adoptSteady(FeatureVector vector, Reference reference) {
    if (error(vector.deviations()) <= gate) {
      reference.adopt(vector);
    }
  }

  private Score score(
      FeatureVector vector, Reference reference, float error, double pValue, boolean exceeds) {
    // Before the explanation, which moves the record about.
    float[] code = latentCode ? reconstruction.code().clone() : null;
    Explanation explanation = exceeds ? explain(vector, reference) : null;
    return new Score(vector, error, pValue, model.version(), explanation, code);
  }

  private void requireWidth(FeatureVector vector) {
    int width = vector.values().length;
    if (width != model.width()) {
      throw new IllegalArgumentException(
          "feature vector must have "
              + model.width()
              + " features, but was "
              + width
              + " (model "
              + model.version()
              + ")");
    }
  }

  private float error(float[] row) {
    reconstruction.take(row);
    return finite(model.measure().error(reconstruction));
  }

  /**
   * An error too large for a float, or of a network whose sums overflowed, is the largest float.
   */
  private static float finite(float error) {
    return error <= Float.MAX_VALUE ? error : Float.MAX_VALUE;
  }

  private Explanation explain(FeatureVector vector, Reference reference) {
    float[] expected = new float[model.width()];
    for (int f = 0; f < expected.length; f++) {
      float origin = reference == null ? 0 : reference.expected(vector, f);
      expected[f] = origin + reconstruction.expected(f);
    }
    float[] shares = new float[expected.length];
    model.measure().shares(reconstruction, shares);
    return new Explanation(shares, expected, threshold, confidence);
  }
}
