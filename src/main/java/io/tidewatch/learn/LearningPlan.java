package io.tidewatch.learn;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Measure;
import java.io.Serializable;
import java.util.Objects;

/**
 * How a pipeline learns.
 *
 * @param pipeline its name, for provenance
 * @param sampling which records are learned from
 * @param retrain when a challenger is trained
 * @param activationDelayMillis a model trained on windows that end at W holds from W plus this; at
 *     least 0. Training that takes less than this in event time holds no record back.
 * @param warmUpRows how many rows the first training needs, at least 10
 * @param capacityRows how many of the newest normal rows are kept to train on
 * @param holdOut what is kept out of training to judge and calibrate
 * @param caution what is kept out of it
 * @param falseAlarmRate rows a thousand times rarer than this are not learned from, in (0, 0.5]
 * @param spec what to train
 * @param measure how one error is made of a reconstruction
 * @param seed where all chance in training comes from
 * @param transfer the model that a slot's first training begins with, or null
 * @param mirrored whether a row stands for its opposite as well, as deviations from a level do
 */
public record LearningPlan(
    String pipeline,
    SamplingPlan sampling,
    RetrainPlan retrain,
    long activationDelayMillis,
    int warmUpRows,
    int capacityRows,
    HoldOutPlan holdOut,
    CautionPlan caution,
    double falseAlarmRate,
    AutoencoderSpec spec,
    Measure measure,
    long seed,
    TransferPlan transfer,
    boolean mirrored)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public LearningPlan {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(sampling, "sampling");
    Objects.requireNonNull(retrain, "retrain");
    Objects.requireNonNull(holdOut, "holdOut");
    Objects.requireNonNull(caution, "caution");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(measure, "measure");
    check(activationDelayMillis >= 0, "activation delay", "at least 0", activationDelayMillis);
    check(warmUpRows >= 10, "warm-up", "at least 10 rows", warmUpRows);
    check(capacityRows >= warmUpRows, "capacity", "at least the warm-up's rows", capacityRows);
    check(
        warmUpRows >= HoldOutPlan.LEAST_ROWS_A_FOLD * holdOut.folds(),
        "warm-up",
        "at least "
            + HoldOutPlan.LEAST_ROWS_A_FOLD
            + " rows for each of the "
            + holdOut.folds()
            + " folds",
        warmUpRows);
    check(
        falseAlarmRate > 0 && falseAlarmRate <= 0.5,
        "false-alarm rate",
        "in (0, 0.5]",
        falseAlarmRate);
    check(
        transfer == null || TransferPlan.isOf(transfer.earlier(), spec.family()),
        "earlier model",
        "of family " + spec.family().text(),
        transfer == null ? "" : transfer.earlier().provenance().spec());
  }

  /** A plan of rows that are features as they are. */
  public LearningPlan(
      String pipeline,
      SamplingPlan sampling,
      RetrainPlan retrain,
      long activationDelayMillis,
      int warmUpRows,
      int capacityRows,
      HoldOutPlan holdOut,
      CautionPlan caution,
      double falseAlarmRate,
      AutoencoderSpec spec,
      Measure measure,
      long seed,
      TransferPlan transfer) {
    this(
        pipeline,
        sampling,
        retrain,
        activationDelayMillis,
        warmUpRows,
        capacityRows,
        holdOut,
        caution,
        falseAlarmRate,
        spec,
        measure,
        seed,
        transfer,
        false);
  }

  /** The same with another autoencoder, and another earlier model or null. */
  public LearningPlan with(AutoencoderSpec otherSpec, TransferPlan otherTransfer) {
    return new LearningPlan(
        pipeline,
        sampling,
        retrain,
        activationDelayMillis,
        warmUpRows,
        capacityRows,
        holdOut,
        caution,
        falseAlarmRate,
        otherSpec,
        measure,
        seed,
        otherTransfer,
        mirrored);
  }

  /** The same of rows that are deviations from a level. */
  public LearningPlan ofDeviations() {
    return new LearningPlan(
        pipeline,
        sampling,
        retrain,
        activationDelayMillis,
        warmUpRows,
        capacityRows,
        holdOut,
        caution,
        falseAlarmRate,
        spec,
        measure,
        seed,
        transfer,
        true);
  }

  private static void check(boolean holds, String what, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " must be " + rule + ", but was " + value);
    }
  }
}
