package io.tidewatch.model;

/**
 * A generalised Pareto tail over a threshold: the chance that a normal record's error exceeds
 * {@code x > threshold} is {@code rate * (1 + shape * (x - threshold) / scale)^(-1 / shape)}
 * (Pickands 1975; used for streams by Siffer et al. 2017, eq. 1).
 *
 * @param threshold where the tail begins
 * @param rate the share of normal errors beyond it, in (0, 1)
 * @param shape 0 (exponential) to {@link #MAX_SHAPE}; never negative, so that no error has chance 0
 * @param scale positive
 */
public record Tail(double threshold, double rate, double shape, double scale) {

  /** The heaviest tail that is believed; beyond it the mean of few excesses says too little. */
  public static final double MAX_SHAPE = 0.5;

  /** The least scale that is fitted: in errors, as in {@link ErrorScale}, less is rounding. */
  private static final double LEAST_SCALE = 1e-3;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a parameter lies outside its range
   */
  public Tail {
    if (!(threshold >= 0 && threshold < Double.POSITIVE_INFINITY)
        || !(rate > 0 && rate < 1)
        || !(shape >= 0 && shape <= MAX_SHAPE)
        || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "tail must have threshold >= 0, rate in (0, 1), shape in [0, 0.5] and scale > 0, but was "
              + threshold
              + ", "
              + rate
              + ", "
              + shape
              + ", "
              + scale);
    }
  }

  /**
   * Fits the tail by probability-weighted moments (Hosking and Wallis 1987, eqs. 8 to 10), which
   * stay steady with few excesses. A negative shape becomes 0.
   *
   * @param sorted all errors, ascending
   * @param first the index of the first one that belongs to the tail; at least one before it
   */
  static Tail fit(double[] sorted, int first) {
    int count = sorted.length - first;
    double threshold = sorted[first - 1];
    double mean = 0;
    double weighted = 0;
    for (int i = 0; i < count; i++) {
      double excess = sorted[first + i] - threshold;
      mean += excess / count;
      weighted += excess * (count - 1 - i) / Math.max(1, count - 1) / count;
    }
    double spread = mean - 2 * weighted;
    double shape = spread > 0 && count > 2 ? 2 - mean / spread : 0;
    double held = Math.max(0, Math.min(MAX_SHAPE, shape));
    double scale = Math.max(mean * (1 - held), LEAST_SCALE * Math.max(1, threshold));
    return new Tail(threshold, (double) count / (sorted.length + 1), held, scale);
  }

  /** The chance that a normal error exceeds {@code error}, which lies beyond the threshold. */
  double exceedance(double error) {
    // Strict: Math's own functions may differ in the last bit from machine to machine.
    double excess = (error - threshold) / scale;
    double survival =
        shape < 1e-9 ? StrictMath.exp(-excess) : StrictMath.pow(1 + shape * excess, -1 / shape);
    return Math.max(Double.MIN_NORMAL, rate * survival);
  }

  /** The error that a normal record exceeds with chance {@code p}, at most {@link #rate}. */
  double quantile(double p) {
    double ratio = p / rate;
    double excess =
        shape < 1e-9 ? -StrictMath.log(ratio) : (StrictMath.pow(ratio, -shape) - 1) / shape;
    return threshold + scale * excess;
  }
}
