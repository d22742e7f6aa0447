package io.tidewatch.detect;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Level;
import java.util.Objects;

/**
 * Where one entity is expected to be: a level that follows its normal records and stands still
 * while it is away, the gated moving center line of a control chart. Mutable, not thread-safe;
 * stored by {@link ReferenceCodec}.
 */
public final class Reference {

  private Level level;
  private Departure departure;
  private boolean exceeding;

  Reference(Level level, Departure departure, boolean exceeding) {
    this.level = Objects.requireNonNull(level, "level");
    this.departure = Objects.requireNonNull(departure, "departure");
    this.exceeding = exceeding;
  }

  /**
   * The reference of an entity before its first score: where the entity has been until then.
   *
   * @param first the record to be scored
   * @throws IllegalArgumentException when it carries no level
   */
  public static Reference before(FeatureVector first) {
    if (first.level() == null) {
      throw new IllegalArgumentException(
          "vector must carry a level, but was without (entity " + first.entity() + ")");
    }
    boolean seen = false;
    for (float mean : first.level()) {
      seen |= !Float.isNaN(mean);
    }
    Level level =
        seen ? Level.settled(first.level(), first.time()) : Level.empty(first.level().length);
    return new Reference(level, Departure.NONE, false);
  }

  /** Whether it is of features like these. */
  public boolean fits(FeatureVector vector) {
    return vector.level() != null && vector.level().length == level.width();
  }

  Level level() {
    return level;
  }

  Departure departure() {
    return departure;
  }

  /** Whether its last record exceeded. */
  boolean exceeding() {
    return exceeding;
  }

  /** How far the vector lies from it, feature by feature. */
  void deviations(FeatureVector vector, float[] deviations) {
    float[] values = vector.values();
    for (int f = 0; f < deviations.length; f++) {
      deviations[f] = FeatureVector.deviation(values[f], level.mean(f));
    }
  }

  /** Where a feature of the vector is expected to be; where it is, if nothing was there before. */
  float expected(FeatureVector vector, int feature) {
    double mean = level.mean(feature);
    return Double.isNaN(mean) ? vector.values()[feature] : (float) mean;
  }

  /**
   * Takes in the error of a vector.
   *
   * @param inGates the error in gates
   * @param inThresholds the error in thresholds
   */
  void judge(FeatureVector vector, float inGates, double inThresholds, ReferencePlan plan) {
    departure = departure.next(inGates, vector.time(), plan);
    boolean above = exceeding ? inThresholds >= plan.keep() : inThresholds > 1;
    exceeding = above && departure.phase() != Departure.Phase.RETURNING;
  }

  /** Follows a vector of this error in gates, once judged, where it may. */
  void follow(FeatureVector vector, float inGates, ReferencePlan plan) {
    if (departure.follows(inGates)) {
      level.follow(vector.values(), vector.time(), plan.halfLifeMillis());
    } else {
      level.pass(vector.time());
    }
  }

  /** Moves to where the entity has been of late; it is near from now on, and exceeds no more. */
  void adopt(FeatureVector vector) {
    level = Level.settled(vector.level(), vector.time());
    departure = departure.near(vector.time());
    exceeding = false;
  }

  /** A copy that shares nothing with this one. */
  Reference copy() {
    return new Reference(level.copy(), departure, exceeding);
  }
}
