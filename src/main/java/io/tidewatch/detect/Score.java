package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.ModelVersion;
import java.util.Objects;

/**
 * What a model says of one record.
 *
 * @param vector the record's features
 * @param error the reconstruction error, at least 0
 * @param pValue the chance that a normal record has an error this large, in (0, 1]
 * @param version the model that said so
 * @param explanation why, for records that exceed; else null
 * @param code the record's latent code, where the plan asks for it; else null
 */
@SuppressWarnings("ArrayRecordComponent")
public record Score(
    FeatureVector vector,
    float error,
    double pValue,
    ModelVersion version,
    Explanation explanation,
    float[] code) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when the error is negative or not finite, or the p-value lies
   *     outside (0, 1]
   */
  public Score {
    Objects.requireNonNull(vector, "vector");
    Objects.requireNonNull(version, "version");
    if (!(error >= 0 && error < Float.POSITIVE_INFINITY) || !(pValue > 0 && pValue <= 1)) {
      throw new IllegalArgumentException(
          "score must have a finite error from 0 and a p-value in (0, 1], but was "
              + error
              + ", "
              + pValue
              + " (entity "
              + vector.entity()
              + ")");
    }
  }

  /** A score without a latent code. */
  public Score(
      FeatureVector vector,
      float error,
      double pValue,
      ModelVersion version,
      Explanation explanation) {
    this(vector, error, pValue, version, explanation, null);
  }

  /** Whether the record exceeds the wanted false-alarm rate: only then is it explained. */
  public boolean exceeds() {
    return explanation != null;
  }
}
