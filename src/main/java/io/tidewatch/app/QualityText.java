package io.tidewatch.app;

import io.tidewatch.evaluate.AlertMetrics;
import io.tidewatch.evaluate.EventMetrics;
import io.tidewatch.evaluate.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
            + NumberText.of(quality.ranks().rocAuc())
            + ", average precision "
            + NumberText.of(quality.ranks().averagePrecision()));
    lines.add(
        "decisions   F1 "
            + NumberText.of(alerts.f1())
            + ", false-alarm rate "
            + NumberText.of(alerts.farPercent())
            + " %, missed-alarm rate "
            + NumberText.of(alerts.marPercent())
            + " %");
    lines.add(
        String.format(
            Locale.ROOT,
            "events      %d of %d found (recall %s), fc1 %s, %s false episodes per 1,000 normal"
                + " records, %s alerts a day",
            events.detected(),
            events.events(),
            NumberText.of(events.recall()),
            NumberText.of(events.fc1()),
            NumberText.of(events.falseEpisodesPer1kNormalRows()),
            NumberText.of(events.alertsPerDay())));
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
}
