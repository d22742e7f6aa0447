package io.tidewatch.detect;

/**
 * What p-values the normal records of one entity have. The model's calibration was fitted on all
 * entities and on the past; were it right for this one now, the surprise {@code -ln p} of its
 * normal records would be exponential with mean 1. This is a tail over the surprise of the model's
 * 5 % (peaks over threshold; Siffer et al. 2017), updated with every record, with the model's word
 * as prior: share and mean excess are those of the entity's records and of {@link
 * EntityCalibrationPlan#prior} imagined ones that are as the model says. It carries over from one
 * model to the next. Mutable, not thread-safe; stored by {@link EntityStateCodec}.
 *
 * <p>Records in the entity's own last hundredth are suspect and teach nothing, however many they
 * are: a fault that lasts never becomes the entity's habit. Share and mean excess are estimated
 * from those before that edge, as of a tail that is cut off there.
 */
final class EntityCalibration {

  private static final double RATE = 0.05;
  private static final double BEGIN = -StrictMath.log(RATE);
  private static final double SUSPECT = 0.01;
  private static final double LEAST_RATE = 0.012;
  private static final double LARGEST_RATE = 0.5;
  private static final double LARGEST_MEAN = 4;

  private double records;
  private double peaks;
  private double excess;

  /** The calibration of an entity of which nothing was seen. */
  EntityCalibration() {}

  /**
   * The calibration of an entity of which something was seen.
   *
   * @param records how many records that were not suspect were taken in, faded
   * @param peaks how many of them lay beyond the threshold, faded
   * @param excess by how much in all, faded
   * @throws IllegalArgumentException when one is negative or not finite, or there are more peaks
   *     than records
   */
  EntityCalibration(double records, double peaks, double excess) {
    if (!(records < Double.POSITIVE_INFINITY && peaks >= 0 && peaks <= records)
        || !(excess >= 0 && excess < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "entity calibration must have records, of them peaks, and their excess, but was "
              + records
              + ", "
              + peaks
              + ", "
              + excess);
    }
    this.records = records;
    this.peaks = peaks;
    this.excess = excess;
  }

  /**
   * The p-value of a record for this entity: it descends with the model's.
   *
   * @param pValue the model's, in (0, 1]
   * @return in (0, 1]
   */
  double pValue(double pValue, EntityCalibrationPlan plan) {
    double rate = rate(plan);
    double surprise = -StrictMath.log(pValue);
    double own =
        surprise > BEGIN
            ? rate * StrictMath.exp((BEGIN - surprise) / mean(rate, plan))
            : StrictMath.exp(surprise / BEGIN * StrictMath.log(rate));
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
    double rate = rate(plan);
    double surprise =
        own < rate
            ? BEGIN + mean(rate, plan) * StrictMath.log(rate / own)
            : BEGIN * StrictMath.log(own) / StrictMath.log(rate);
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
      return;
    }
    double kept = plan.kept();
    records = records * kept + 1;
    peaks *= kept;
    excess *= kept;
    double surprise = -StrictMath.log(pValue);
    if (surprise > BEGIN) {
      peaks++;
      excess += surprise - BEGIN;
    }
  }

  /** The share of the entity's normal records beyond the threshold, the suspect ones with them. */
  private double rate(EntityCalibrationPlan plan) {
    double imagined = plan.prior() * (RATE - SUSPECT) / (1 - SUSPECT);
    double unsuspected = (peaks + imagined) / (records + plan.prior());
    double rate = SUSPECT + (1 - SUSPECT) * unsuspected;
    return Math.max(LEAST_RATE, Math.min(LARGEST_RATE, rate));
  }

  /** The mean excess of its peaks, in that of the model. */
  private double mean(double rate, EntityCalibrationPlan plan) {
    double imagined = plan.prior() * RATE;
    double seen = seenShare(rate);
    double mean = (excess + imagined * seen) / ((peaks + imagined) * seen);
    return Math.max(1 / LARGEST_MEAN, Math.min(LARGEST_MEAN, mean));
  }

  /**
   * The mean of an exponential tail that is cut off where the suspect records begin, in the mean of
   * the whole (Johnson, Kotz and Balakrishnan 1994, section 19.9).
   */
  private static double seenShare(double rate) {
    double edge = StrictMath.log(rate / SUSPECT);
    return 1 - edge / StrictMath.expm1(edge);
  }

  double records() {
    return records;
  }

  double peaks() {
    return peaks;
  }

  double excess() {
    return excess;
  }

  /** A copy that shares nothing with this one. */
  EntityCalibration copy() {
    return new EntityCalibration(records, peaks, excess);
  }
}
