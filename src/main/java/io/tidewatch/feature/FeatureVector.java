package io.tidewatch.feature;

import io.tidewatch.reading.Origin;
import java.util.Objects;

/**
 * What the autoencoder sees of one record, in the order of the {@link FeatureSchema} and in the
 * units of the channels (not yet scaled).
 *
 * @param entity whose record it is
 * @param group the value that chooses the model, empty where none is configured
 * @param time event time in milliseconds since the epoch
 * @param origin where the record came from
 * @param values one value a feature, finite, or NaN where missing; never written to afterwards
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureVector(String entity, String group, long time, Origin origin, float[] values) {

  /** Checks that nothing is null. */
  public FeatureVector {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(values, "values");
  }
}
