package io.tidewatch.config;

import io.tidewatch.detect.AlertBudget;
import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.EntityCalibrationPlan;
import java.time.Duration;
import java.util.Optional;

/** The section {@code alerts}: when alerts are sent. */
final class AlertSection {

  private static final Rule<Duration> DURATION =
      Rules.duration(Duration.ZERO, Duration.ofDays(366));

  private static final Rule<Duration> PERIOD =
      Rules.duration(Duration.ofMinutes(1), Duration.ofDays(366));
  private static final Rule<Integer> RECORDS = Rules.integer(1, 1_000_000_000);

  private AlertSection() {}

  /** The plan, where nothing is wrong with it. */
  static Optional<AlertPlan> read(Section section, String pipeline) {
    double rate = section.get("false_alarm_rate", Rules.share(0, 0.5), Defaults.FALSE_ALARM_RATE);
    int openAfter = section.get("open_after", Rules.integer(1, 1_000_000), Defaults.OPEN_AFTER);
    Duration closeAfter = section.get("close_after", DURATION, Defaults.CLOSE_AFTER);
    Duration coolDown = section.get("cool_down", DURATION, Defaults.COOL_DOWN);
    Optional<Value> budget = section.value("budget");
    Optional<Value> calibration = section.value("entity_calibration");
    AlertBudget granted = budget.flatMap(AlertSection::budget).orElse(null);
    EntityCalibrationPlan own = calibration.flatMap(AlertSection::calibration).orElse(null);
    return section.finish(
        () ->
            new AlertPlan(
                pipeline,
                rate,
                openAfter,
                closeAfter.toMillis(),
                coolDown.toMillis(),
                granted,
                own));
  }

  private static Optional<AlertBudget> budget(Value given) {
    Section section = given.section();
    int alerts = section.need("alerts", Rules.integer(1, 1_000_000), 1);
    Duration period = section.get("period", PERIOD, Defaults.BUDGET_PERIOD);
    return section.finish(() -> new AlertBudget(alerts, period.toMillis()));
  }

  private static Optional<EntityCalibrationPlan> calibration(Value given) {
    Section section = given.section();
    int prior = section.get("prior", RECORDS, Defaults.CALIBRATION_PRIOR);
    int halfLife = section.get("half_life", RECORDS, Defaults.CALIBRATION_HALF_LIFE);
    return section.finish(() -> new EntityCalibrationPlan(prior, halfLife));
  }
}
