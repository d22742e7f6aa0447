package io.tidewatch.learn;

import java.util.Locale;

/** What was decided at the end of a training window. */
public enum Verdict {
  /** The challenger is the new champion. */
  PROMOTED,
  /** No model yet, and not enough rows for one. */
  WARMING_UP,
  /** No training was due. */
  NOT_DUE,
  /** Nothing was sampled up to here; said so that waiting records may go on, and not published. */
  EMPTY,
  /** The challenger finds planted faults worse than the champion, at one rate of false alarms. */
  WORSE,
  /** The challenger lets pass planted faults that the champion catches. */
  MISSES_CANARIES,
  /** The challenger gives nearly the same output for every input. */
  COLLAPSED,
  /** The challenger's errors on the hold-out are not finite. */
  NOT_FINITE,
  /** The training gave no usable network. */
  FAILED;

  /** Whether a challenger was trained and turned down. */
  public boolean refused() {
    return this == WORSE
        || this == MISSES_CANARIES
        || this == COLLAPSED
        || this == NOT_FINITE
        || this == FAILED;
  }

  /** The name as the models topic and metrics spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
