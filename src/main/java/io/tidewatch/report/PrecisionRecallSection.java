package io.tidewatch.report;

import io.tidewatch.evaluate.AlertMetrics;
import io.tidewatch.evaluate.BacktestResult;
import io.tidewatch.evaluate.LabelledRow;
import io.tidewatch.evaluate.PrecisionRecall;
import java.util.List;
import java.util.OptionalDouble;

/** Precision and recall at every threshold, where there are labels. */
final class PrecisionRecallSection {

  private static final int COLUMNS = 1_000;

  private PrecisionRecallSection() {}

  static void write(Markup page, BacktestResult result) {
    List<LabelledRow> rows = result.judgedRows();
    PrecisionRecall curve = PrecisionRecall.of(rows, COLUMNS);
    page.open("section").element("h2", "Precision and recall");
    if (curve.points().isEmpty()) {
      page.element("p", "There are no labels, or none of an anomaly.").close("section");
      return;
    }
    page.element(
        "p",
        "Record by record, at every threshold of the error; the point is what the alerts came to,"
            + " the dashed line an alarm that always stands.");
    AlertMetrics alerts = alerts(rows);
    page.plot(
        "recall",
        "Precision against recall at every threshold, with the point of the alerts",
        PlotJson.array(
            List.of(curve),
            (json, drawn) -> {
              json.writeArrayFieldStart("points");
              for (PrecisionRecall.Point point : drawn.points()) {
                PlotJson.pair(json, point.recall(), point.precision());
              }
              json.writeEndArray();
              PlotJson.number(json, "share", drawn.anomalousShare());
              json.writeFieldName("alerts");
              PlotJson.pair(json, orNone(alerts.recall()), orNone(alerts.precision()));
            }));
    page.close("section");
  }

  private static AlertMetrics alerts(List<LabelledRow> rows) {
    boolean[] labels = new boolean[rows.size()];
    boolean[] alerts = new boolean[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i).anomalous();
      alerts[i] = rows.get(i).row().alert();
    }
    return AlertMetrics.of(labels, alerts);
  }

  private static double orNone(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
