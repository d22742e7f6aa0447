package io.tidewatch.learn;

import io.tidewatch.detect.AlertPlan;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.model.ModelScope;
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
 * @param scope which records share a model
 * @param learning how models are learned
 * @param alerts when alerts are sent
 */
public record DetectorPlan(
    String pipeline,
    ReadingSpec reading,
    long outOfOrdernessMillis,
    Ordering ordering,
    FeatureSchema schema,
    int maxWindowReadings,
    ModelScope scope,
    LearningPlan learning,
    AlertPlan alerts)
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
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(learning, "learning");
    Objects.requireNonNull(alerts, "alerts");
    if (outOfOrdernessMillis < 0 || maxWindowReadings < 1) {
      throw new IllegalArgumentException(
          "out-of-orderness must be at least 0 and window readings at least 1, but was "
              + outOfOrdernessMillis
              + " and "
              + maxWindowReadings);
    }
  }

  /** The same with another way of learning. */
  public DetectorPlan with(LearningPlan otherLearning) {
    return new DetectorPlan(
        pipeline,
        reading,
        outOfOrdernessMillis,
        ordering,
        schema,
        maxWindowReadings,
        scope,
        otherLearning,
        alerts);
  }
}
