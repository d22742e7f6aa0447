package io.tidewatch.learn;

import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.detect.Scorer;
import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.ReadingSpec;
import java.io.Serializable;
import java.util.Objects;

/**
 * All that decides what a pipeline makes of its input: the same plan and input give the same
 * alerts, whether a stream job or a backtest carries it out.
 *
 * @param pipeline the pipeline's name
 * @param reading how records become readings
 * @param outOfOrdernessMillis how far a reading may lie behind the largest time before it in its
 *     partition, at least 0
 * @param ordering in which order an entity's readings are looked at
 * @param schema the features made of them
 * @param maxWindowReadings how many readings a duration window keeps at most, at least 1
 * @param slots which records share a model
 * @param learning how models are learned; of deviations where there is a reference, or every
 *     feature is one in itself
 * @param alerts when alerts are sent
 * @param reference how the reference of an entity moves, or null where records are scored as they
 *     are; not null exactly where the schema asks for a level
 * @param latentCode whether scores carry the latent code of their records
 * @param forgetting when an entity that has fallen silent begins anew
 */
public record DetectorPlan(
    String pipeline,
    ReadingSpec reading,
    long outOfOrdernessMillis,
    Ordering ordering,
    FeatureSchema schema,
    int maxWindowReadings,
    SlotPlan slots,
    LearningPlan learning,
    AlertPlan alerts,
    ReferencePlan reference,
    boolean latentCode,
    Forgetting forgetting)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public DetectorPlan {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(ordering, "ordering");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(slots, "slots");
    Objects.requireNonNull(learning, "learning");
    Objects.requireNonNull(alerts, "alerts");
    Objects.requireNonNull(forgetting, "forgetting");
    if (outOfOrdernessMillis < 0 || maxWindowReadings < 1) {
      throw new IllegalArgumentException(
          "out-of-orderness must be at least 0 and window readings at least 1, but was "
              + outOfOrdernessMillis
              + " and "
              + maxWindowReadings);
    }
    boolean deviations = reference != null || schema.ofDeviations();
    learning = deviations ? learning.ofDeviations() : learning;
    long halfLife = reference == null ? 0 : reference.halfLifeMillis();
    if (halfLife != schema.levelHalfLife().toMillis()) {
      throw new IllegalArgumentException(
          "reference must be as slow as the level ("
              + schema.levelHalfLife().toMillis()
              + " ms), but was "
              + halfLife);
    }
  }

  /** What makes feature vectors of readings. */
  public FeatureExtractor newExtractor() {
    return new FeatureExtractor(schema, maxWindowReadings, slots.ownAfter());
  }

  /** When slots of silent entities are given up. */
  public Retirement retirement() {
    return new Retirement(slots, forgetting, learning.sampling().windowMillis());
  }

  /** What scores records with a model, for one thread. */
  public Scorer newScorer(DetectorModel model) {
    return new Scorer(
        model, alerts.falseAlarmRate(), reference, alerts.entityCalibration(), latentCode);
  }

  /** The same plan with another way to learn. */
  public DetectorPlan with(LearningPlan other) {
    return new DetectorPlan(
        pipeline,
        reading,
        outOfOrdernessMillis,
        ordering,
        schema,
        maxWindowReadings,
        slots,
        other,
        alerts,
        reference,
        latentCode,
        forgetting);
  }

  /** The same plan with or without latent codes. */
  public DetectorPlan withLatentCode(boolean wanted) {
    return new DetectorPlan(
        pipeline,
        reading,
        outOfOrdernessMillis,
        ordering,
        schema,
        maxWindowReadings,
        slots,
        learning,
        alerts,
        reference,
        wanted,
        forgetting);
  }

  /** The same plan for records of another form. */
  public DetectorPlan with(ReadingSpec other) {
    return new DetectorPlan(
        pipeline,
        other,
        outOfOrdernessMillis,
        ordering,
        schema,
        maxWindowReadings,
        slots,
        learning,
        alerts,
        reference,
        latentCode,
        forgetting);
  }
}
