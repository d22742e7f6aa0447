package io.tidewatch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidewatch.detect.Alert;
import io.tidewatch.evaluate.EntitySeries;
import io.tidewatch.evaluate.Extremes;
import io.tidewatch.evaluate.ScoredRow;
import io.tidewatch.evaluate.Span;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Scores over time, with threshold, labels, episodes and changes of model. */
final class ScoreSection {

  /** So many entities can be chosen from. */
  private static final int MOST_ENTITIES = 50;

  /** Columns of all drawings together: what a page of few megabytes can hold. */
  private static final int ALL_COLUMNS = 30_000;

  /** Columns of one drawing: as many as a wide screen has. */
  private static final int MOST_COLUMNS = 2_000;

  private ScoreSection() {}

  static void write(Markup page, List<EntitySeries> all, Map<String, Double> thresholds) {
    page.open("section").element("h2", "Score over time");
    if (all.isEmpty()) {
      page.element("p", "No record was scored.").close("section");
      return;
    }
    List<EntitySeries> drawn =
        all.stream()
            .sorted(
                Comparator.comparingInt((EntitySeries series) -> series.episodes().size())
                    .reversed())
            .limit(MOST_ENTITIES)
            .toList();
    int columns = Math.min(MOST_COLUMNS, ALL_COLUMNS / drawn.size());
    page.element(
        "p",
        "The reconstruction error of each record and the threshold of its model, both on a"
            + " logarithmic axis. Where a series has more than "
            + Written.count(2L * columns)
            + " records, the lowest and the highest of each column are drawn; no peak is hidden."
            + (drawn.size() > 1 ? " Those with most episodes come first." : ""));
    page.leftOut(
        "Drawn are the " + drawn.size() + " entities with the most episodes",
        all.size() - drawn.size());
    page.plot(
        "score",
        "Reconstruction errors over time with threshold, labelled events, episodes and changes of"
            + " model",
        PlotJson.array(drawn, (json, series) -> item(json, series, columns, thresholds)));
    page.close("section");
  }

  private static void item(
      JsonGenerator json, EntitySeries series, int columns, Map<String, Double> thresholds)
      throws IOException {
    json.writeStringField("name", series.entity());
    json.writeArrayFieldStart("records");
    for (int index : Extremes.indexes(series.errors(), columns)) {
      point(json, series.rows().get(index).row());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("models");
    for (int index : series.modelChanges()) {
      ScoredRow row = series.rows().get(index).row();
      json.writeStartArray();
      json.writeNumber(row.time());
      PlotJson.number(json, thresholds.getOrDefault(row.modelVersion(), Double.NaN));
      json.writeString(row.modelVersion());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    for (Span event : series.events()) {
      json.writeArray(new long[] {event.start(), event.end()}, 0, 2);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("episodes");
    for (Alert episode : series.episodes()) {
      json.writeStartArray();
      json.writeNumber(episode.startTime());
      json.writeNumber(episode.endTime());
      json.writeNumber(series.peakTime(episode));
      PlotJson.number(json, episode.error());
      json.writeString(episode.severity().text());
      PlotJson.number(json, episode.pValue());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void point(JsonGenerator json, ScoredRow row) throws IOException {
    json.writeStartArray();
    json.writeNumber(row.time());
    PlotJson.number(json, row.score());
    json.writeEndArray();
  }
}
