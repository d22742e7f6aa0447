package io.tidewatch.learn;

import java.util.Locale;

/** Why a challenger was trained. */
public enum Trigger {
  /** None was. */
  NONE,
  /** There was no champion. */
  FIRST,
  /** The schedule said so. */
  SCHEDULE,
  /** Enough new normal rows came. */
  COUNT,
  /** A lasting change became normal. */
  ADOPTION,
  /** The p-values drifted from uniform. */
  DRIFT;

  /** The name as the models topic and metrics spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
