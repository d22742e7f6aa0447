package io.tidewatch.feature;

import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PassedField;
import java.util.List;
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
 * @param level where the entity's features have been before this record, NaN where nothing was;
 *     null where the schema asks for no level; never written to afterwards
 * @param settled whether the level says where the entity usually is: it has been seen for a
 *     half-life; true without a level
 * @param known whether the entity has been heard of often enough for a model of its own
 * @param passed fields of the record that its alerts show; no feature is made of them
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureVector(
    String entity,
    String group,
    long time,
    Origin origin,
    float[] values,
    float[] level,
    boolean settled,
    boolean known,
    List<PassedField> passed) {

  /**
   * Checks that nothing else is null.
   *
   * @throws IllegalArgumentException when there are not as many levels as values
   */
  public FeatureVector {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(values, "values");
    passed = List.copyOf(passed);
    if (level != null && level.length != values.length) {
      throw new IllegalArgumentException(
          "level must have "
              + values.length
              + " features, but was of "
              + level.length
              + " (entity "
              + entity
              + ")");
    }
  }

  /** A vector of a known entity, without a level and without passed fields. */
  public FeatureVector(String entity, String group, long time, Origin origin, float[] values) {
    this(entity, group, time, origin, values, null, true);
  }

  /** A vector of a known entity, without passed fields. */
  public FeatureVector(
      String entity,
      String group,
      long time,
      Origin origin,
      float[] values,
      float[] level,
      boolean settled) {
    this(entity, group, time, origin, values, level, settled, true, List.of());
  }

  /**
   * What a model learns from: how far each value lies from the level, 0 where nothing was before;
   * the values themselves without a level.
   */
  public float[] deviations() {
    if (level == null) {
      return values;
    }
    float[] deviations = new float[values.length];
    for (int f = 0; f < deviations.length; f++) {
      deviations[f] = deviation(values[f], level[f]);
    }
    return deviations;
  }

  /**
   * How far a value lies from a mean: finite, or NaN where the value is missing; 0 where only the
   * mean is.
   */
  public static float deviation(float value, double mean) {
    return Double.isNaN(mean) && !Float.isNaN(value) ? 0f : narrow(value - mean);
  }

  /** The nearest value that a feature may have. */
  static float narrow(double value) {
    // NaN as itself: a payload in its bits would not outlive a snapshot.
    if (Double.isNaN(value)) {
      return Float.NaN;
    }
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }
}
