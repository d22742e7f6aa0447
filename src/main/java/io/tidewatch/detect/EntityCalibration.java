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
 * <p>Records in the entity's own last hundredth count as if they were at its edge, and no more than
 * {@value #LONGEST_RUN} of them in a row: what lasts longer is a fault, not the entity's habit.
 */
final class EntityCalibration {

  static final int LONGEST_RUN = 20;

  private static final double RATE = 0.05;
  private static final double BEGIN = -StrictMath.log(RATE);
  private static final double SUSPECT = 0.01;
  private static final double LARGEST_RATE = 0.5;
  private static final double LARGEST_MEAN = 4;

  private double records;
  private double peaks;
  private double inside;
  private double excess;
  private int run;

  /** The calibration of an entity of which nothing was seen. */
  EntityCalibration() {}

  /**
   * The calibration of an entity of which something was seen.
   *
   * @param records how many records were taken in, faded
   * @param peaks how many of them lay beyond the threshold, faded
   * @param inside how many of these were not suspect, faded
   * @param excess by how much they lay beyond in all, faded
   * @param run how many suspect records came last
   * @throws IllegalArgumentException when one is negative or not finite, or a part exceeds its
   *     whole
   */
  EntityCalibration(double records, double peaks, double inside, double excess, int run) {
    if (!(records < Double.POSITIVE_INFINITY && peaks <= records)
        || !(inside >= 0 && inside <= peaks)
        || !(excess >= 0 && excess < Double.POSITIVE_INFINITY)
        || run < 0
        || run > LONGEST_RUN + 1) {
      throw new IllegalArgumentException(
          "entity calibration must have records, of them peaks, of these some inside, an excess and"
              + " a run, but was "
              + records
              + ", "
              + peaks
              + ", "
              + inside
              + ", "
              + excess
              + ", "
              + run);
    }
    this.records = records;
    this.peaks = peaks;
    this.inside = inside;
    this.excess = excess;
    this.run = run;
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
            ? rate * StrictMath.exp((BEGIN - surprise) / mean(plan))
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
    return Math.max(Double.MIN_NORMAL, StrictMath.exp(-surprise(own, plan)));
  }

  private double surprise(double own, EntityCalibrationPlan plan) {
    double rate = rate(plan);
    return own < rate
        ? BEGIN + mean(plan) * StrictMath.log(rate / own)
        : BEGIN * StrictMath.log(own) / StrictMath.log(rate);
  }

  /**
   * Takes in a record.
   *
   * @param pValue the model's
   * @param own what {@link #pValue} says of it
   */
  void take(double pValue, double own, EntityCalibrationPlan plan) {
    boolean suspect = own < SUSPECT;
    run = suspect ? Math.min(run, LONGEST_RUN) + 1 : 0;
    if (run > LONGEST_RUN) {
      return;
    }
    double surprise = -StrictMath.log(pValue);
    double edge = surprise(SUSPECT, plan);
    double kept = plan.kept();
    records = records * kept + 1;
    peaks *= kept;
    inside *= kept;
    excess *= kept;
    if (surprise > BEGIN) {
      peaks++;
      inside += suspect ? 0 : 1;
      excess += Math.min(surprise, edge) - BEGIN;
    }
  }

  /** The share of the entity's normal records beyond the threshold. */
  private double rate(EntityCalibrationPlan plan) {
    double rate = (peaks + plan.prior() * RATE) / (records + plan.prior());
    return Math.max(SUSPECT, Math.min(LARGEST_RATE, rate));
  }

  /**
   * The mean excess of its peaks, in that of the model: the maximum likelihood of an exponential
   * tail of which what lies beyond the edge is only counted (Epstein and Sobel 1953).
   */
  private double mean(EntityCalibrationPlan plan) {
    double mean = (excess + plan.prior() * RATE) / (inside + plan.prior() * RATE);
    return Math.max(1 / LARGEST_MEAN, Math.min(LARGEST_MEAN, mean));
  }

  double records() {
    return records;
  }

  double peaks() {
    return peaks;
  }

  double inside() {
    return inside;
  }

  double excess() {
    return excess;
  }

  int run() {
    return run;
  }

  /** A copy that shares nothing with this one. */
  EntityCalibration copy() {
    return new EntityCalibration(records, peaks, inside, excess, run);
  }
}
