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
  RANGE;

  /** The name as features, configuration and documents spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
