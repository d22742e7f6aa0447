package io.tidewatch.evaluate;

import java.util.List;

/**
 * How many normal records exceeded at a wanted false-alarm rate.
 *
 * @param wanted the share that may, in (0, 1)
 * @param exceeding how many had a p-value below it
 * @param records how many there were
 */
public record RealisedRate(double wanted, long exceeding, long records) {

  /** Where fewer exceed and fewer would as wanted, what was counted is mostly chance. */
  private static final int LEAST_EXCEEDING = 10;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public RealisedRate {
    if (!(wanted > 0 && wanted < 1) || exceeding < 0 || exceeding > records) {
      throw new IllegalArgumentException(
          "wanted rate must be in (0, 1) and exceeding records at most all, but was "
              + wanted
              + ", "
              + exceeding
              + " of "
              + records);
    }
  }

  /** Counts the p-values below each wanted rate. */
  public static List<RealisedRate> of(List<Double> wanted, double[] pValues) {
    return wanted.stream().map(rate -> of(rate, pValues)).toList();
  }

  private static RealisedRate of(double wanted, double[] pValues) {
    long exceeding = 0;
    for (double pValue : pValues) {
      exceeding += pValue < wanted ? 1 : 0;
    }
    return new RealisedRate(wanted, exceeding, pValues.length);
  }

  /** The share that exceeded; NaN where there is no record. */
  public double realised() {
    return records == 0 ? Double.NaN : (double) exceeding / records;
  }

  /** How many would exceed at the wanted rate. */
  public double expected() {
    return wanted * records;
  }

  /** Whether there are enough records to tell the two rates apart, were they independent. */
  public boolean tells() {
    return Math.max(expected(), exceeding) >= LEAST_EXCEEDING;
  }
}
