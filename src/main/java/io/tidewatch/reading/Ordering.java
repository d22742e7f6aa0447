package io.tidewatch.reading;

import java.util.Locale;

/** In which order an entity's readings are looked at. */
public enum Ordering {
  /** By event time: they wait for the watermark, and a replay gives the same alerts. */
  EVENT_TIME,
  /** As they come: within milliseconds, and a replay may differ. */
  ARRIVAL;

  /** The name as configs spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
