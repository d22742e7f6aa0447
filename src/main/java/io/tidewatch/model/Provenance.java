package io.tidewatch.model;

import java.util.Objects;

/**
 * Where a detector model comes from.
 *
 * @param pipeline the pipeline that trained it
 * @param slot which of its models this is: {@code stream}, a group, an entity or {@code shared}
 * @param windowEnd the end of the training window that led to it, milliseconds since the epoch
 * @param trigger why it was trained
 * @param rows how many rows it was trained on
 * @param holdOutRows how many rows it was calibrated on
 * @param seed where the chance in its training came from
 * @param spec the family and hyperparameters, as text
 * @param parent the version of the champion it replaced or, for a first model, of the earlier one
 *     that it began with; empty where there was neither
 * @param schemaFingerprint the fingerprint of the feature schema it reads
 */
public record Provenance(
    String pipeline,
    String slot,
    long windowEnd,
    String trigger,
    int rows,
    int holdOutRows,
    long seed,
    String spec,
    String parent,
    long schemaFingerprint) {

  /**
   * Checks that no text is null and no count negative.
   *
   * @throws IllegalArgumentException when a count is
   */
  public Provenance {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(parent, "parent");
    if (rows < 0 || holdOutRows < 0) {
      throw new IllegalArgumentException(
          "rows and hold-out rows must be at least 0, but was " + rows + " and " + holdOutRows);
    }
  }
}
