package io.tidewatch.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Count, sum, mean and variance of a changing bag of floats, with adding and removing in constant
 * time.
 *
 * <p>It keeps the sum and the sum of squares, each as an unevaluated pair of doubles of about 106
 * bits (the error-free addition of Knuth, The Art of Computer Programming 2, 4.2.2, and Dekker, "A
 * floating-point technique for extending the available precision", 1971). The square of a float is
 * exact in a double, so no bit is lost before the addition, and {@code n * sum(x^2) - sum(x)^2}
 * does not cancel the way it does in plain doubles. A removal therefore undoes an addition almost
 * exactly, which an update of mean and squared deviations (Welford 1962) does not when the value
 * removed is large.
 *
 * <p>What a removed value may leave behind is about 2^-104 of its square. {@link #isReliable()}
 * tells when that could matter; whoever keeps the values then clears and adds them anew.
 *
 * <p>Results are a pure function of the sequence of calls. Not thread-safe.
 */
public final class RunningMoments {
  // Leaves some 64 correct bits in the sum of squares after a million values came and went.
  private static final double SMALLEST_SHARE_OF_PEAK = 0x1p-20;

  private long count;
  private double sum;
  private double sumRest;
  private double squares;
  private double squaresRest;
  private double peak;

  /** An empty bag. */
  public RunningMoments() {}

  /** Adds a value; it must be finite. */
  public void add(float value) {
    count++;
    accumulate(value, (double) value * value);
    peak = Math.max(peak, squares);
  }

  /**
   * Removes a value added before.
   *
   * @throws IllegalStateException when the bag is empty
   */
  public void remove(float value) {
    if (count == 0) {
      throw new IllegalStateException("count must be at least 1, but was 0 (remove)");
    }
    if (count == 1) {
      clear();
    } else {
      count--;
      accumulate(-value, -((double) value * value));
    }
  }

  /** Empties the bag. */
  public void clear() {
    count = 0;
    sum = 0;
    sumRest = 0;
    squares = 0;
    squaresRest = 0;
    peak = 0;
  }

  /** How many values are in the bag. */
  public long count() {
    return count;
  }

  /** The sum; 0 for an empty bag. */
  public double sum() {
    return sum;
  }

  /** The arithmetic mean; NaN for an empty bag. */
  public double mean() {
    return count == 0 ? Double.NaN : sum / count;
  }

  /** The population variance (divisor n), never negative; NaN for an empty bag. */
  public double variance() {
    if (count == 0) {
      return Double.NaN;
    }
    double n = count;
    // Math.fma(a, b, -(a * b)) is the exact rounding error of the product (Dekker 1971).
    double high = n * squares;
    double highRest = Math.fma(n, squares, -high) + n * squaresRest;
    double low = sum * sum;
    double lowRest = Math.fma(sum, sum, -low) + 2 * sum * sumRest;
    return Math.max(0, ((high - low) + (highRest - lowRest)) / (n * n));
  }

  /** The population standard deviation; NaN for an empty bag. */
  public double deviation() {
    return Math.sqrt(variance());
  }

  /**
   * Whether the sum of squares is still at least a millionth of the largest it has been since the
   * bag was last empty or cleared. Where it is not, what removed values left behind may show.
   */
  public boolean isReliable() {
    return squares >= peak * SMALLEST_SHARE_OF_PEAK;
  }

  /** A copy that shares nothing with this one. */
  public RunningMoments copy() {
    RunningMoments copy = new RunningMoments();
    copy.count = count;
    copy.sum = sum;
    copy.sumRest = sumRest;
    copy.squares = squares;
    copy.squaresRest = squaresRest;
    copy.peak = peak;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeDouble(sum);
    out.writeDouble(sumRest);
    out.writeDouble(squares);
    out.writeDouble(squaresRest);
    out.writeDouble(peak);
  }

  static RunningMoments read(DataInput in) throws IOException {
    RunningMoments moments = new RunningMoments();
    moments.count = in.readLong();
    moments.sum = in.readDouble();
    moments.sumRest = in.readDouble();
    moments.squares = in.readDouble();
    moments.squaresRest = in.readDouble();
    moments.peak = in.readDouble();
    double all = moments.sum + moments.sumRest + moments.squares + moments.squaresRest;
    if (moments.count < 0 || !Double.isFinite(all + moments.peak)) {
      throw new IOException(
          "moments must be finite with a count of at least 0, but was "
              + moments.count
              + ", "
              + all
              + " (window state)");
    }
    return moments;
  }

  private void accumulate(double value, double square) {
    double total = sum + value;
    double part = total - sum;
    double rest = sumRest + ((sum - (total - part)) + (value - part));
    sum = total + rest;
    sumRest = rest - (sum - total);

    total = squares + square;
    part = total - squares;
    rest = squaresRest + ((squares - (total - part)) + (square - part));
    squares = total + rest;
    squaresRest = rest - (squares - total);
  }
}
