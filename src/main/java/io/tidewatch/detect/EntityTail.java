package io.tidewatch.detect;

/**
 * The surprise of one entity's records beyond where the model sees a given share of all (peaks over
 * threshold; Siffer et al. 2017): how many lie there and by how much. Mutable, not thread-safe.
 *
 * <p>Suspect records were not taken in, so what is seen is a tail that is cut off where they begin,
 * and {@link Seen#suspect} says how much is missing.
 */
final class EntityTail {

  private static final double LARGEST_SHARE = 0.8;
  private static final double LARGEST_MEAN = 4;

  /** Of the share where suspect records begin, that where a tail begins at the least. */
  private static final double LEAST_ROOM = 1.2;

  private final Beginning beginning;
  private double peaks;
  private double excess;

  /**
   * A tail of which something was seen.
   *
   * @param peaks how many records lay beyond its beginning, faded
   * @param excess by how much surprise in all, faded
   */
  EntityTail(Beginning beginning, double peaks, double excess) {
    this.beginning = beginning;
    this.peaks = peaks;
    this.excess = excess;
  }

  /**
   * Where a tail begins, the same for all entities.
   *
   * @param modelShare the share of all records that the model sees beyond it
   * @param surprise of the record there
   * @param unsuspected of records as the model says that are not suspect, the share beyond it
   * @param mean of those, the mean excess
   */
  record Beginning(double modelShare, double surprise, double unsuspected, double mean) {

    static Beginning of(double modelShare) {
      double suspect = EntityCalibration.SUSPECT;
      return new Beginning(
          modelShare,
          -StrictMath.log(modelShare),
          (modelShare - suspect) / (1 - suspect),
          seenMean(modelShare, suspect));
    }
  }

  /** The tail of so many records that are as the model says. */
  static EntityTail asModelled(Beginning beginning, double records) {
    double peaks = records * beginning.unsuspected;
    return new EntityTail(beginning, peaks, peaks * beginning.mean);
  }

  /**
   * What an entity's tails are part of.
   *
   * @param records how many records that were not suspect were taken in, faded
   * @param prior how many imagined ones that are as the model says count beside them
   * @param suspect the share of the entity's normal records that were taken for suspect
   */
  record Seen(double records, double prior, double suspect) {}

  /** Takes in the surprise of a record that is not suspect; what came before weighs less. */
  void take(double surprise, double kept) {
    peaks *= kept;
    excess *= kept;
    if (surprise > beginning.surprise) {
      peaks++;
      excess += surprise - beginning.surprise;
    }
  }

  /** The share of the entity's normal records beyond the beginning, the suspect ones with them. */
  double share(Seen seen) {
    double imagined = seen.prior * beginning.unsuspected;
    double rest = (peaks + imagined) / (seen.records + seen.prior);
    double share = seen.suspect + (1 - seen.suspect) * rest;
    return Math.max(LEAST_ROOM * seen.suspect, Math.min(LARGEST_SHARE, share));
  }

  /** The p-value for the entity of a surprise of the model's. */
  double pValue(double surprise, Seen seen) {
    double share = share(seen);
    double begin = beginning.surprise;
    return surprise > begin
        ? share * StrictMath.exp((begin - surprise) / mean(share, seen))
        : StrictMath.exp(surprise / begin * StrictMath.log(share));
  }

  /** The surprise of the model's that has a p-value for the entity: the inverse. */
  double surprise(double own, Seen seen) {
    double share = share(seen);
    double begin = beginning.surprise;
    return own < share
        ? begin + mean(share, seen) * StrictMath.log(share / own)
        : begin * StrictMath.log(own) / StrictMath.log(share);
  }

  /** The mean excess of its peaks, in that of the model. */
  private double mean(double share, Seen seen) {
    // As many as the entity would have had: else a calm one's few peaks would weigh nothing.
    double imagined = seen.prior * Math.min(share, beginning.modelShare);
    double modelled = imagined * beginning.mean;
    double mean = (excess + modelled) / ((peaks + imagined) * seenMean(share, seen.suspect));
    return Math.max(1 / LARGEST_MEAN, Math.min(LARGEST_MEAN, mean));
  }

  /**
   * The mean of an exponential tail that is cut off where the suspect records begin, in the mean of
   * the whole (Johnson, Kotz and Balakrishnan 1994, section 19.9).
   */
  private static double seenMean(double share, double suspect) {
    double edge = StrictMath.log(share / suspect);
    return 1 - edge / StrictMath.expm1(edge);
  }

  double peaks() {
    return peaks;
  }

  double excess() {
    return excess;
  }
}
