package io.tidewatch.model;

/**
 * Turns what a network makes of a record into one error, which is near 1 for records like those it
 * was fitted on, whatever their width. Immutable, shared freely between threads.
 */
public sealed interface ErrorMeasure
    permits ErrorScale,
        LargestResidual,
        ResidualDistance,
        ResidualAndCode,
        ReconstructionProbability {

  /** How many features it knows. */
  int width();

  /**
   * The error of a record.
   *
   * @return at least 0; 0 where every feature is missing; may be infinite where a network's sums
   *     overflowed
   */
  float error(Reconstruction record);

  /**
   * The share of each feature in the error; they add up to 1 unless the error is 0.
   *
   * @param record left as it was found
   * @param shares where they go; 0 for missing features
   */
  void shares(Reconstruction record, float[] shares);
}
