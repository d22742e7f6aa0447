package io.tidewatch.kafka;

import java.util.Locale;

/** What the sinks promise after a failure. */
public enum Delivery {
  /** Nothing is lost; after a restart records may come again, with the same ids. */
  AT_LEAST_ONCE,
  /** Readers that read committed records see each one once, at the next checkpoint. */
  EXACTLY_ONCE;

  /** The name as configs spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
