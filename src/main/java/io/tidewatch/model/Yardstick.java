package io.tidewatch.model;

import java.util.Objects;

/**
 * Makes a plain rule look like an autoencoder: every output is its input less the rule's value, so
 * that every residual is that value, and the reconstruction error is the rule's value in units of
 * its usual size. Baselines take the same way through scaling, hold-out, calibration, gate, bytes
 * and alerts as trained networks, and the comparison with them is one of scores alone.
 *
 * <p>A network that answers with the mean would measure the same distance, but is just what {@code
 * collapsed} refuses; this layer's output varies with its input, and no gate needs a second door.
 */
public final class Yardstick implements Layer {

  /** What is computed of the scaled features z, missing ones being 0, the mean. */
  public enum Rule {
    /** A number of [0, 1) that follows from the record and tells nothing of it. */
    RANDOM,
    /** The distance to the mean of the training rows: the root of the mean of z². */
    MEAN_DISTANCE,
    /** The largest |z|: what a rule of k standard deviations (Shewhart 1931) compares with k. */
    LARGEST_DEVIATION
  }

  private final Rule rule;
  private final int width;
  private final long seed;

  /**
   * Checks the width.
   *
   * @param rule what the residual is to be
   * @param width how many features, at least 1
   * @param seed tells one random score from another; without meaning for other rules
   * @throws IllegalArgumentException when the width is below 1
   */
  public Yardstick(Rule rule, int width, long seed) {
    this.rule = Objects.requireNonNull(rule, "rule");
    this.width = width;
    this.seed = seed;
    if (width < 1) {
      throw new IllegalArgumentException("yardstick must be at least 1 wide, but was " + width);
    }
  }

  @Override
  public int inputs() {
    return width;
  }

  @Override
  public int outputs() {
    return width;
  }

  /** What the residual is. */
  public Rule rule() {
    return rule;
  }

  /** What tells one random score from another. */
  public long seed() {
    return seed;
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    float value =
        switch (rule) {
          case RANDOM -> random(in);
          case MEAN_DISTANCE -> meanDistance(in);
          case LARGEST_DEVIATION -> largestDeviation(in);
        };
    for (int f = 0; f < width; f++) {
      out[f] = in[f] - value;
    }
  }

  private float random(float[] in) {
    long hash = seed;
    for (int f = 0; f < width; f++) {
      hash = mixed(hash + Float.floatToIntBits(in[f]) + 0x9e3779b97f4a7c15L);
    }
    return (hash >>> 40) * 0x1p-24f;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mixed(long bits) {
    long once = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
    return twice ^ twice >>> 31;
  }

  private float meanDistance(float[] in) {
    double squares = 0;
    for (int f = 0; f < width; f++) {
      squares += (double) in[f] * in[f];
    }
    return (float) Math.sqrt(squares / width);
  }

  private float largestDeviation(float[] in) {
    float largest = 0;
    for (int f = 0; f < width; f++) {
      largest = Math.max(largest, Math.abs(in[f]));
    }
    return largest;
  }
}
