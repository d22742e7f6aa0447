package io.tidewatch.model;

import java.util.Arrays;

/**
 * What errors normal records have, learned from a hold-out: turns an error into a p-value, and a
 * wanted false-alarm rate into a threshold. The body of the distribution is empirical, the last
 * tenth, or the largest hundred errors where those are fewer, a {@link Tail}, so that rates rarer
 * than one in the hold-out's size can be asked for.
 */
public final class Calibration {

  /** The most knots kept of the body. */
  public static final int MAX_KNOTS = 512;

  private static final int LEAST_ERRORS = 2;

  // Enough to tell a tail's shape; what more errors there are tell their own share.
  private static final int MOST_IN_TAIL = 100;

  private final int count;
  private final double[] knots;
  private final Tail tail;

  /**
   * Copies the parameters.
   *
   * @param count how many errors it was fitted on, at least 2
   * @param knots errors of the body at evenly spaced ranks, ascending, the first the smallest of
   *     all, the last the tail's threshold; 1 to {@link #MAX_KNOTS}
   * @param tail what lies beyond
   * @throws IllegalArgumentException when a part breaks its rule
   */
  public Calibration(int count, double[] knots, Tail tail) {
    if (count < LEAST_ERRORS || knots.length < 1 || knots.length > MAX_KNOTS) {
      throw new IllegalArgumentException(
          "calibration must have at least 2 errors and 1 to 512 knots, but was "
              + count
              + " and "
              + knots.length);
    }
    for (int i = 0; i < knots.length; i++) {
      if (!(knots[i] >= (i == 0 ? 0 : knots[i - 1])) || knots[i] > tail.threshold()) {
        throw new IllegalArgumentException(
            "knots must ascend from 0 to the tail's threshold, but was "
                + knots[i]
                + " (knot "
                + i
                + ")");
      }
    }
    if (knots[knots.length - 1] != tail.threshold()) {
      throw new IllegalArgumentException(
          "last knot must be the tail's threshold ("
              + tail.threshold()
              + "), but was "
              + knots[knots.length - 1]);
    }
    this.count = count;
    this.knots = knots.clone();
    this.tail = tail;
  }

  /**
   * Fits the distribution of the hold-out's errors.
   *
   * @param errors at least 2, finite and at least 0, in any order
   * @throws IllegalArgumentException when there are fewer
   */
  public static Calibration fit(double[] errors) {
    if (errors.length < LEAST_ERRORS) {
      throw new IllegalArgumentException(
          "hold-out must have at least 2 errors, but was " + errors.length);
    }
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    int inTail =
        Math.max(1, Math.min(Math.min(sorted.length / 10, MOST_IN_TAIL), sorted.length - 1));
    int first = sorted.length - inTail;
    double[] knots = new double[Math.min(MAX_KNOTS, first)];
    for (int i = 0; i < knots.length; i++) {
      knots[i] = sorted[rank(i, knots.length, first)];
    }
    return new Calibration(sorted.length, knots, Tail.fit(sorted, first));
  }

  private static int rank(int knot, int knots, int body) {
    return knots == 1 ? body - 1 : (int) ((long) knot * (body - 1) / (knots - 1));
  }

  /**
   * The chance that a normal record has an error at least this large.
   *
   * @param error the reconstruction error
   * @return in (0, 1]
   */
  public double pValue(double error) {
    if (error > tail.threshold()) {
      return tail.exceedance(error);
    }
    int next = firstFrom(error);
    if (next == 0) {
      return 1;
    }
    double position = next - 1 + (error - knots[next - 1]) / (knots[next] - knots[next - 1]);
    return 1 - position / (knots.length - 1) * (1 - tail.rate());
  }

  /** The first knot that is at least {@code error}: of equal ones, none was exceeded. */
  private int firstFrom(double error) {
    int low = 0;
    int high = knots.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (knots[middle] < error) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The error that a normal record exceeds with the wanted chance: the inverse of {@link #pValue},
   * in that an error is greater exactly where its p-value is less. Where errors were equal, the
   * p-value leaps over some chances; they all have the same threshold.
   *
   * @param p in (0, 1)
   * @throws IllegalArgumentException when p lies outside
   */
  public double threshold(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p-value must be in (0, 1), but was " + p);
    }
    if (p <= tail.rate()) {
      return tail.quantile(p);
    }
    double position = (1 - p) / (1 - tail.rate()) * (knots.length - 1);
    int low = (int) position;
    return low + 1 >= knots.length
        ? tail.threshold()
        : knots[low] + (position - low) * (knots[low + 1] - knots[low]);
  }

  /**
   * How much of a threshold for the rate {@code p} rests on errors that were seen rather than on
   * the fitted tail: {@code count / (count + 1 / p)}.
   *
   * @return in (0, 1)
   */
  public double confidence(double p) {
    return count / (count + 1 / p);
  }

  /** How many errors it was fitted on. */
  public int count() {
    return count;
  }

  /** A copy of the body's knots. */
  public double[] knots() {
    return knots.clone();
  }

  /** What lies beyond the body. */
  public Tail tail() {
    return tail;
  }
}
