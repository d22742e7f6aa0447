package io.tidewatch.detect;

import java.util.Locale;

/** Where in its episode's life an alert stands. */
public enum AlertStatus {
  /** The first alert of an episode. */
  OPENED,
  /** The episode became more severe. */
  UPDATED,
  /** No record has exceeded for the configured time; the alert shows the episode's peak. */
  CLOSED;

  /** The name as alerts spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
