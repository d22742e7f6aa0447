package io.tidewatch.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which share of all that happened each of some things had, where what happened fades by time.
 * Mutable, not thread-safe.
 */
final class FadingShares {

  // Arithmetic on numbers that are next to nothing is slow.
  private static final double NOTHING = 1e-30;

  private final double[] shares;
  private double total;

  private FadingShares(double[] shares, double total) {
    this.shares = shares;
    this.total = total;
  }

  /** Shares of so many things, of which none has happened. */
  static FadingShares empty(int size) {
    return new FadingShares(new double[size], 0);
  }

  /** The share of a thing, in [0, 1]. */
  double of(int thing) {
    return shares[thing];
  }

  /** How often a thing has happened, each time counting for what has not faded of it. */
  double weight(int thing) {
    return shares[thing] * total;
  }

  /**
   * Takes in that a thing happens.
   *
   * @param elapsedMillis since the last time that anything did, at least 0
   * @param halfLifeMillis in how much time half of what happened fades, above 0
   */
  void add(int thing, long elapsedMillis, double halfLifeMillis) {
    // All fade alike, so that time alone changes the total but no share.
    total = total * (1 - HalfLife.share(elapsedMillis, halfLifeMillis)) + 1;
    double kept = 1 - 1 / total;
    for (int i = 0; i < shares.length; i++) {
      double share = shares[i] * kept;
      shares[i] = share < NOTHING ? 0 : share;
    }
    shares[thing] += 1 / total;
  }

  /** Forgets that a thing ever happened; the others' shares stay as they are. */
  void clear(int thing) {
    shares[thing] = 0;
  }

  /** A copy that shares nothing with this one. */
  FadingShares copy() {
    return new FadingShares(shares.clone(), total);
  }

  /** Writes the total and the shares of the first things. */
  void write(int size, DataOutput out) throws IOException {
    out.writeDouble(total);
    for (int i = 0; i < size; i++) {
      out.writeDouble(shares[i]);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param size how many shares were written
   * @param things how many things there are
   * @throws IOException when the total is negative or not finite, or a share out of [0, 1]
   */
  static FadingShares read(int size, int things, DataInput in) throws IOException {
    double total = within("total", in.readDouble(), Double.MAX_VALUE);
    double[] shares = new double[things];
    for (int i = 0; i < size; i++) {
      // Rounding may leave a lone thing a little more than everything.
      shares[i] = within("share", in.readDouble(), 1 + 1e-9);
    }
    return new FadingShares(shares, total);
  }

  private static double within(String thing, double value, double most) throws IOException {
    if (!(value >= 0 && value <= most)) {
      throw new IOException(
          thing + " must be 0 to " + most + ", but was " + value + " (fading shares)");
    }
    return value;
  }
}
