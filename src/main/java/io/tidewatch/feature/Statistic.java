package io.tidewatch.feature;

import java.util.Locale;

/** What an aggregate says of the present values of a channel in a window. */
public enum Statistic {
  /** How many values are present; 0 where none is. */
  COUNT,
  /** Their sum; missing where none is present. */
  SUM,
  /** Their arithmetic mean; missing where none is present. */
  MEAN,
  /** Their population standard deviation (divisor n, so 0 for one value); missing for none. */
  STD,
  /** The smallest; missing where none is present. */
  MIN,
  /** The largest; missing where none is present. */
  MAX,
  /** The largest minus the smallest; missing where none is present. */
  RANGE,
  /**
   * The newest reading's value in means of all: 1 for one like the others, for quantities that are
   * never negative. Missing where the newest is, and where it is none: where the mean is not above
   * 0, or the newest more than all of such a mean.
   */
  RATIO;

  /** The name as features, configuration and documents spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
