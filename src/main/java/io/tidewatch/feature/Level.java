package io.tidewatch.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where an entity's features have been: an exponentially weighted mean of each, by time (Roberts
 * 1959, the EWMA of control charts). Of the first few vectors it is the plain mean. Mutable, not
 * thread-safe.
 */
public final class Level {

  // More vectors than a level ever waits for to be more than a plain mean.
  private static final long SETTLED = 1L << 40;

  private final double[] means;
  private long count;
  private long firstTime;
  private long lastTime;

  private Level(double[] means, long count, long firstTime, long lastTime) {
    this.means = means;
    this.count = count;
    this.firstTime = firstTime;
    this.lastTime = lastTime;
  }

  /** A level of nothing yet: every mean is NaN. */
  public static Level empty(int width) {
    double[] means = new double[width];
    Arrays.fill(means, Double.NaN);
    return new Level(means, 0, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  /**
   * A level taken over from elsewhere, which moves as slowly as its half-life says from now on.
   *
   * @param means one a feature, NaN where there is none yet
   * @param time event time of the vector to come next
   */
  public static Level settled(float[] means, long time) {
    double[] copy = new double[means.length];
    Arrays.setAll(copy, f -> means[f]);
    return new Level(copy, SETTLED, Long.MIN_VALUE, time);
  }

  /** How many features it has. */
  public int width() {
    return means.length;
  }

  /** The mean of a feature, NaN where none has come yet. */
  public double mean(int feature) {
    return means[feature];
  }

  /** A copy of the means, NaN where none has come yet. */
  public float[] means() {
    float[] copy = new float[means.length];
    for (int f = 0; f < copy.length; f++) {
      copy[f] = (float) means[f];
    }
    return copy;
  }

  /**
   * Moves towards a vector.
   *
   * @param values one a feature; NaN where missing, which moves nothing
   * @param time its event time; an earlier one than the last counts as the last
   * @param halfLifeMillis in how much time half of the way is made, above 0
   */
  public void follow(float[] values, long time, long halfLifeMillis) {
    boolean first = count == 0;
    firstTime = first ? time : firstTime;
    long elapsed = first ? 0 : HalfLife.elapsed(lastTime, Math.max(lastTime, time));
    double share = Math.max(HalfLife.share(elapsed, halfLifeMillis), 1.0 / (count + 1));
    for (int f = 0; f < means.length; f++) {
      if (!Float.isNaN(values[f])) {
        means[f] = Double.isNaN(means[f]) ? values[f] : means[f] + share * (values[f] - means[f]);
      }
    }
    count++;
    pass(time);
  }

  /** Whether it has followed for a half-life at least. */
  public boolean isSettled(long halfLifeMillis) {
    return count > 0 && HalfLife.elapsed(firstTime, lastTime) >= halfLifeMillis;
  }

  /** Lets time pass without moving: the next vector counts no more for the wait. */
  public void pass(long time) {
    lastTime = Math.max(lastTime, time);
  }

  /** A copy that shares nothing with this one. */
  public Level copy() {
    return new Level(means.clone(), count, firstTime, lastTime);
  }

  /** Writes count, first and last time, width and means. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeLong(firstTime);
    out.writeLong(lastTime);
    out.writeInt(means.length);
    for (double mean : means) {
      out.writeDouble(mean);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when count or width is out of range, or a mean infinite
   */
  public static Level read(DataInput in) throws IOException {
    long count = in.readLong();
    long firstTime = in.readLong();
    long lastTime = in.readLong();
    int width = in.readInt();
    if (count < 0 || width < 0 || width > FeatureSchema.MAX_FEATURES) {
      throw new IOException(
          "level must have a count of at least 0 and at most "
              + FeatureSchema.MAX_FEATURES
              + " features, but was "
              + count
              + " and "
              + width);
    }
    double[] means = new double[width];
    for (int f = 0; f < width; f++) {
      means[f] = in.readDouble();
      if (Double.isInfinite(means[f])) {
        throw new IOException("mean must be finite or NaN, but was infinite (level, " + f + ")");
      }
    }
    return new Level(means, count, firstTime, lastTime);
  }
}
