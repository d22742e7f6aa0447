package io.tidewatch.feature;

import io.tidewatch.reading.Reading;

/**
 * Turns the readings of an entity, one by one, into feature vectors.
 *
 * <p>Readings of one entity are expected in order of event time. One that is as early as the last
 * or earlier counts as of the last one's time: no time has passed. So in arrival order the windows
 * never run backwards and their results are still a pure function of the sequence of readings; only
 * {@link FeatureSpec.TimeOfDay} and the vector's own time take the reading's time as it is.
 *
 * <p>Numbers beyond the range of a float become the largest float of their sign.
 *
 * <p>Immutable: one extractor serves all entities, each with a state of its own.
 */
public final class FeatureExtractor {
  /** The largest bound on the readings of a window. */
  public static final int MAX_READINGS_PER_WINDOW = 1 << 20;

  /** The most values a state may have to keep: readings times channels with history. */
  public static final int MAX_VALUES = 1 << 26;

  private final FeatureSchema schema;
  private final FeaturePlan plan;
  private final int maxReadingsPerWindow;
  private final long knownAfter;

  /**
   * Plans the work for a schema; every entity whose level is settled is known.
   *
   * @param schema channels and features
   * @param maxReadingsPerWindow as of {@link #FeatureExtractor(FeatureSchema, int, long)}
   * @throws IllegalArgumentException as there
   */
  public FeatureExtractor(FeatureSchema schema, int maxReadingsPerWindow) {
    this(schema, maxReadingsPerWindow, 0);
  }

  /**
   * Plans the work for a schema.
   *
   * @param schema channels and features
   * @param maxReadingsPerWindow the most readings, 1 to {@link #MAX_READINGS_PER_WINDOW}, the
   *     window of a duration holds; the oldest leave first. Lags are not bound by it.
   * @param knownAfter how many readings of an entity come before it is known
   * @throws IllegalArgumentException when the bound is out of range, or the values to be kept may
   *     be more than {@link #MAX_VALUES}
   */
  public FeatureExtractor(FeatureSchema schema, int maxReadingsPerWindow, long knownAfter) {
    if (maxReadingsPerWindow < 1 || maxReadingsPerWindow > MAX_READINGS_PER_WINDOW) {
      throw new IllegalArgumentException(
          "readings per window must be 1 to "
              + MAX_READINGS_PER_WINDOW
              + ", but was "
              + maxReadingsPerWindow
              + " (feature extractor)");
    }
    this.schema = schema;
    this.plan = new FeaturePlan(schema);
    this.maxReadingsPerWindow = maxReadingsPerWindow;
    this.knownAfter = knownAfter;
    long values = (long) plan.ringLimit(maxReadingsPerWindow) * plan.slotChannels.length;
    if (values > MAX_VALUES) {
      throw new IllegalArgumentException(
          "readings per window times channels with history must be at most "
              + MAX_VALUES
              + ", but was "
              + values
              + " (feature extractor)");
    }
  }

  /** The schema of the vectors. */
  public FeatureSchema schema() {
    return schema;
  }

  /** The state of an entity before its first reading. */
  public WindowState start() {
    return WindowState.start(plan);
  }

  /** Whether a state, perhaps stored by an earlier run, belongs to this extractor's schema. */
  public boolean fits(WindowState state) {
    return state.fits(plan);
  }

  /**
   * Takes a reading into its entity's state and reads the features off it.
   *
   * @param state the entity's state, changed in place; untouched when an exception is thrown
   * @param reading the entity's next reading
   * @return the features in the order of the schema, NaN where missing
   * @throws IllegalArgumentException when the state is of another schema, or the reading has
   *     another number of values than the schema has channels, or an infinite one
   */
  public FeatureVector advance(WindowState state, Reading reading) {
    float[] values = reading.values();
    check(state, reading);
    state.advance(plan, reading.time(), values, maxReadingsPerWindow);
    float[] features = new float[plan.readouts.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = FeatureVector.narrow(plan.readouts[i].of(state, values, reading.time()));
    }
    boolean settled = state.level == null || state.level.isSettled(plan.halfLifeMillis);
    return new FeatureVector(
        reading.entity(),
        reading.group(),
        reading.time(),
        reading.origin(),
        features,
        state.level(plan, features),
        settled,
        settled && state.seen() > knownAfter,
        reading.passed());
  }

  private void check(WindowState state, Reading reading) {
    if (!state.fits(plan)) {
      throw new IllegalArgumentException(
          String.format(
              "window state must be of schema %016x, but was of %016x (%s)",
              schema.fingerprint(), state.fingerprint(), reading.entity()));
    }
    float[] values = reading.values();
    if (values.length != schema.channels().size()) {
      throw new IllegalArgumentException(
          "reading must be of "
              + schema.channels().size()
              + " values, but was of "
              + values.length
              + " ("
              + reading.origin()
              + ")");
    }
    for (float value : values) {
      if (Float.isInfinite(value)) {
        throw new IllegalArgumentException(
            "value must be finite or NaN, but was " + value + " (" + reading.origin() + ")");
      }
    }
  }
}
