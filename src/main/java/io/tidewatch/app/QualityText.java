package io.tidewatch.app;

import io.tidewatch.evaluate.AlertMetrics;
import io.tidewatch.evaluate.EventMetrics;
import io.tidewatch.evaluate.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The metrics of a labelled backtest, in words. */
final class QualityText {

  private QualityText() {}

  static List<String> lines(Quality quality) {
    List<String> lines = new ArrayList<>();
    AlertMetrics alerts = quality.alerts();
    EventMetrics events = quality.events();
    lines.add(
        String.format(
            Locale.ROOT,
            "labelled    %,d records, %,d anomalous; coverage %.3f",
            quality.rows(),
            quality.anomalousRows(),
            quality.coverage()));
    lines.add(
        "ranking     ROC-AUC "
            + number(quality.ranks().rocAuc())
            + ", average precision "
            + number(quality.ranks().averagePrecision()));
    lines.add(
        "decisions   F1 "
            + number(alerts.f1())
            + ", false-alarm rate "
            + number(alerts.farPercent())
            + " %, missed-alarm rate "
            + number(alerts.marPercent())
            + " %");
    lines.add(
        String.format(
            Locale.ROOT,
            "events      %d of %d found (recall %s), fc1 %s, %s false episodes per 1,000 normal"
                + " records, %s alerts a day",
            events.detected(),
            events.events(),
            number(events.recall()),
            number(events.fc1()),
            number(events.falseEpisodesPer1kNormalRows()),
            number(events.alertsPerDay())));
    events
        .delay()
        .ifPresent(
            delay ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "delay       mean %.1f rows (%.1f s), median %.1f rows (%.1f s)",
                        delay.meanRows(),
                        delay.meanMillis() / 1_000,
                        delay.medianRows(),
                        delay.medianMillis() / 1_000)));
    return lines;
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "n/a";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
