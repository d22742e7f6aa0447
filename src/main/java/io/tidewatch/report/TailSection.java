package io.tidewatch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidewatch.evaluate.BacktestResult;
import io.tidewatch.evaluate.ErrorTail;
import io.tidewatch.evaluate.ScoredRow;
import io.tidewatch.evaluate.Training;
import io.tidewatch.model.Calibration;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The errors of normal records, model by model, beside the distribution its calibration fitted. */
final class TailSection {

  /** So many models can be chosen from. */
  private static final int MOST_MODELS = 30;

  /** A model and the normal records it scored. */
  private record Scored(Training training, List<ScoredRow> rows) {}

  private TailSection() {}

  static void write(Markup page, ReportHead head, BacktestResult result) {
    Map<String, List<ScoredRow>> rows =
        result.normalRows().stream().collect(Collectors.groupingBy(ScoredRow::modelVersion));
    List<Scored> all =
        result.trainings().stream()
            .filter(training -> rows.containsKey(training.version()))
            .map(training -> new Scored(training, rows.get(training.version())))
            .sorted(Comparator.comparingInt((Scored scored) -> -scored.rows().size()))
            .toList();
    page.open("section").element("h2", "Distribution of errors");
    if (all.isEmpty()) {
      page.element("p", "No normal record was scored.").close("section");
      return;
    }
    page.element(
        "p",
        "How many of the "
            + (result.labelled() ? "normal records" : "records, of unknown truth,")
            + " that a model scored had each error or a larger one, and how many its calibration"
            + " says would: empirical up to where the tail begins, a generalised Pareto tail"
            + " beyond. Both axes are logarithmic.");
    List<Scored> drawn = all.stream().limit(MOST_MODELS).toList();
    page.leftOut(
        "Drawn are the " + drawn.size() + " models that scored most", all.size() - drawn.size());
    page.plot(
        "tail",
        "Share of normal records with each error or a larger one, as seen and as fitted",
        PlotJson.array(drawn, (json, scored) -> item(json, scored, head.falseAlarmRate())));
    page.close("section");
  }

  private static void item(JsonGenerator json, Scored scored, double falseAlarmRate)
      throws IOException {
    Calibration calibration = scored.training().calibration();
    double[] errors = scored.rows().stream().mapToDouble(ScoredRow::score).toArray();
    ErrorTail tail = ErrorTail.of(errors, calibration, falseAlarmRate / 100);
    json.writeStringField(
        "name",
        scored.training().version()
            + ", "
            + scored.training().slot()
            + ": "
            + Written.count(errors.length)
            + " records, hold-out of "
            + Written.count(calibration.count()));
    points(json, "seen", tail.seen());
    points(json, "fitted", tail.fitted());
    PlotJson.number(json, "rate", falseAlarmRate);
    PlotJson.number(json, "threshold", calibration.threshold(falseAlarmRate));
    PlotJson.number(json, "tailFrom", calibration.tail().threshold());
  }

  private static void points(JsonGenerator json, String name, List<ErrorTail.Point> points)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ErrorTail.Point point : points) {
      PlotJson.pair(json, point.error(), point.share());
    }
    json.writeEndArray();
  }
}
