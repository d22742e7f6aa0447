package io.tidewatch.model;

/**
 * The shape of values over time: channel by channel, within each the values of all steps. The value
 * of channel c at place t lies at {@code c * steps + t}.
 *
 * @param channels how many there are
 * @param steps how many values each has
 */
public record Signal(int channels, int steps) {

  /** The most values a shape may have: it bounds what a model read from bytes can ask for. */
  public static final int MAX_VALUES = 1 << 17;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when a side is empty or the whole is too large
   */
  public Signal {
    if (channels < 1 || steps < 1 || (long) channels * steps > MAX_VALUES) {
      throw new IllegalArgumentException(
          "signal must be at least 1 by 1 and at most "
              + MAX_VALUES
              + " values, but was "
              + channels
              + " channels by "
              + steps
              + " steps");
    }
  }

  /** How many values it has. */
  public int values() {
    return channels * steps;
  }
}
