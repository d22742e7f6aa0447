package io.tidewatch.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a search spends its epochs. */
public enum SearchStrategy {
  /** Every trial takes all its epochs (Bergstra and Bengio 2012). */
  RANDOM,
  /**
   * All trials begin with a share of their epochs, and the best third of each rung goes on with
   * three times as many: successive halving (Jamieson and Talwalkar 2016, algorithm 1), with the
   * factor 3 of Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar (2018, section 3).
   */
  HALVING;

  private static final int FACTOR = 3;
  // A ninth of the usual thirty epochs is three; fewer say little of a network.
  private static final int MOST_RUNGS = 3;

  /**
   * The rungs, from the first.
   *
   * @param trials how many trials there are, at least 1
   */
  public List<Rung> rungs(int trials) {
    int count = 1;
    if (this == HALVING) {
      for (int left = trials / FACTOR; left >= 1 && count < MOST_RUNGS; left /= FACTOR) {
        count++;
      }
    }
    List<Rung> rungs = new ArrayList<>();
    int left = trials;
    for (int rung = 0; rung < count; rung++) {
      rungs.add(new Rung(left, Math.pow(FACTOR, rung + 1 - count)));
      left /= FACTOR;
    }
    return rungs;
  }

  /** The name as the command line spells it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
