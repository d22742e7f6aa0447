package io.tidewatch.config;

import io.tidewatch.detect.AlertPlan;
import java.time.Duration;
import java.util.Optional;

/** The section {@code alerts}: when alerts are sent. */
final class AlertSection {

  private static final Rule<Duration> DURATION =
      Rules.duration(Duration.ZERO, Duration.ofDays(366));

  private AlertSection() {}

  /** The plan, where nothing is wrong with it. */
  static Optional<AlertPlan> read(Section section, String pipeline) {
    double rate = section.get("false_alarm_rate", Rules.share(0, 0.5), Defaults.FALSE_ALARM_RATE);
    int openAfter = section.get("open_after", Rules.integer(1, 1_000_000), Defaults.OPEN_AFTER);
    Duration closeAfter = section.get("close_after", DURATION, Defaults.CLOSE_AFTER);
    Duration coolDown = section.get("cool_down", DURATION, Defaults.COOL_DOWN);
    return section.finish(
        () -> new AlertPlan(pipeline, rate, openAfter, closeAfter.toMillis(), coolDown.toMillis()));
  }
}
