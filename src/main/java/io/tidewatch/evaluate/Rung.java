package io.tidewatch.evaluate;

/**
 * One round of a search.
 *
 * @param trials how many trials it runs, at least 1: the best of the rung before
 * @param share of the epochs that each may take, in (0, 1]
 */
public record Rung(int trials, double share) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is broken
   */
  public Rung {
    if (trials < 1 || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "rung must have a trial and a share in (0, 1], but was " + trials + " and " + share);
    }
  }
}
