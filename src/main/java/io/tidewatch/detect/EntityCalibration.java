package io.tidewatch.detect;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What p-values the normal records of one entity have. The model's calibration was fitted on all
 * entities and on the past; were it right for this one now, the surprise {@code -ln p} of its
 * normal records would be exponential with mean 1. A tail over that surprise is updated with every
 * record, with the model's word as prior of {@link EntityCalibrationPlan#prior} records. It carries
 * over from one model to the next. Mutable, not thread-safe; stored by {@link EntityStateCodec}.
 *
 * <p>Where the tail begins follows the entity: beyond the model's 5 %, or where fewer than {@link
 * #LEAST_SHARE} of the entity's records lie there, beyond its 10, 20 or 40 %. Of a tail with hardly
 * a record in it nothing could be learned.
 *
 * <p>Records in the entity's own last hundredth are suspect and teach nothing, however many they
 * are: a fault that lasts never becomes the entity's habit. Only where they are fewer than a
 * hundredth it is learned that they are, by which an entity is found to be calmer than it seemed.
 */
final class EntityCalibration {

  /** The share of an entity's records, its largest errors, from which nothing is learned. */
  static final double SUSPECT = 0.01;

  private static final EntityTail.Beginning[] BEGINNINGS =
      DoubleStream.of(0.05, 0.1, 0.2, 0.4)
          .mapToObj(EntityTail.Beginning::of)
          .toArray(EntityTail.Beginning[]::new);

  /** How many tails there are. */
  static final int TAILS = BEGINNINGS.length;

  private static final double LEAST_SHARE = 4 * SUSPECT;
  private static final double LEAST_SUSPECT = SUSPECT / 10;

  private final EntityTail[] tails;
  private double records;
  private double suspects;

  /** The calibration of an entity of which nothing was seen. */
  EntityCalibration() {
    this(0, 0, new double[TAILS], new double[TAILS]);
  }

  /**
   * The calibration of an entity of which something was seen.
   *
   * @param records how many records that were not suspect were taken in, faded
   * @param suspects how many were suspect, faded
   * @param peaks for each tail, how many of them lay beyond its beginning, faded
   * @param excess for each tail, by how much in all, faded
   * @throws IllegalArgumentException when one is negative or not finite, or there are more peaks
   *     than records
   */
  EntityCalibration(double records, double suspects, double[] peaks, double[] excess) {
    check(records, suspects, peaks, excess);
    this.records = records;
    this.suspects = suspects;
    this.tails =
        IntStream.range(0, TAILS)
            .mapToObj(t -> new EntityTail(BEGINNINGS[t], peaks[t], excess[t]))
            .toArray(EntityTail[]::new);
  }

  /**
   * The calibration of an entity of which only the tail beyond the model's 5 % is known.
   *
   * @throws IllegalArgumentException as the constructor
   */
  static EntityCalibration ofFirstTail(double records, double peaks, double excess) {
    double[] allPeaks = new double[TAILS];
    double[] allExcess = new double[TAILS];
    for (int t = 0; t < TAILS; t++) {
      EntityTail modelled = EntityTail.asModelled(BEGINNINGS[t], records);
      allPeaks[t] = t == 0 ? peaks : modelled.peaks();
      allExcess[t] = t == 0 ? excess : modelled.excess();
    }
    double suspects = records * SUSPECT / (1 - SUSPECT);
    return new EntityCalibration(records, suspects, allPeaks, allExcess);
  }

  private static void check(double records, double suspects, double[] peaks, double[] excess) {
    boolean counts =
        records >= 0
            && records < Double.POSITIVE_INFINITY
            && suspects >= 0
            && suspects < Double.POSITIVE_INFINITY
            && peaks.length == TAILS
            && excess.length == TAILS
            && Arrays.stream(peaks).allMatch(some -> some >= 0 && some <= records)
            && Arrays.stream(excess).allMatch(sum -> sum >= 0 && sum < Double.POSITIVE_INFINITY);
    if (!counts) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "entity calibration must have records, suspects, of the former peaks, and their excess, but was %s, %s, %s, %s",
              records,
              suspects,
              Arrays.toString(peaks),
              Arrays.toString(excess)));
    }
  }

  /**
   * The p-value of a record for this entity: it descends with the model's.
   *
   * @param pValue the model's, in (0, 1]
   * @return in (0, 1]
   */
  double pValue(double pValue, EntityCalibrationPlan plan) {
    EntityTail.Seen seen = seen(plan);
    double own = tail(seen).pValue(-StrictMath.log(pValue), seen);
    return Math.max(Double.MIN_NORMAL, own);
  }

  /**
   * The model's p-value of a record that has the given one for this entity: the inverse of {@link
   * #pValue}.
   *
   * @param own in (0, 1)
   * @return in (0, 1)
   */
  double modelPValue(double own, EntityCalibrationPlan plan) {
    EntityTail.Seen seen = seen(plan);
    double surprise = tail(seen).surprise(own, seen);
    return Math.max(Double.MIN_NORMAL, StrictMath.exp(-surprise));
  }

  /**
   * Takes in a record.
   *
   * @param pValue the model's
   * @param own what {@link #pValue} says of it
   */
  void take(double pValue, double own, EntityCalibrationPlan plan) {
    if (own < SUSPECT) {
      suspects++;
      return;
    }
    double kept = plan.kept();
    records = records * kept + 1;
    suspects *= kept;
    double surprise = -StrictMath.log(pValue);
    for (EntityTail tail : tails) {
      tail.take(surprise, kept);
    }
  }

  /** The shortest tail with enough of the entity's records in it, else the longest. */
  private EntityTail tail(EntityTail.Seen seen) {
    for (EntityTail tail : tails) {
      if (tail.share(seen) >= LEAST_SHARE) {
        return tail;
      }
    }
    return tails[TAILS - 1];
  }

  private EntityTail.Seen seen(EntityCalibrationPlan plan) {
    double prior = plan.prior();
    double suspect = (suspects + prior * SUSPECT) / (records + suspects + prior);
    return new EntityTail.Seen(records, prior, Math.max(LEAST_SUSPECT, Math.min(SUSPECT, suspect)));
  }

  double records() {
    return records;
  }

  double suspects() {
    return suspects;
  }

  double peaks(int tail) {
    return tails[tail].peaks();
  }

  double excess(int tail) {
    return tails[tail].excess();
  }

  /** A copy that shares nothing with this one. */
  EntityCalibration copy() {
    return new EntityCalibration(
        records,
        suspects,
        Arrays.stream(tails).mapToDouble(EntityTail::peaks).toArray(),
        Arrays.stream(tails).mapToDouble(EntityTail::excess).toArray());
  }
}
