package io.tidewatch.report;

import io.tidewatch.evaluate.BacktestResult;
import io.tidewatch.evaluate.RealisedRate;
import io.tidewatch.evaluate.ScoredRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The false-alarm rate that normal records gave, against the wanted one. */
final class RateSection {

  private static final List<Double> ROUND = List.of(1e-1, 1e-2, 1e-3, 1e-4);

  /** The curve: ten points for each order of magnitude, from a hundred-thousandth on. */
  private static final List<Double> CURVE =
      IntStream.rangeClosed(-50, -4).mapToObj(tenths -> StrictMath.pow(10, tenths / 10.0)).toList();

  private RateSection() {}

  static void write(Markup page, ReportHead head, BacktestResult result) {
    double[] pValues = result.normalRows().stream().mapToDouble(ScoredRow::pValue).toArray();
    page.open("section").element("h2", "False-alarm rate");
    if (pValues.length == 0) {
      page.element("p", "No normal record was scored.").close("section");
      return;
    }
    page.element(
        "p",
        result.labelled()
            ? "How many of the records labelled normal had a p-value below each rate. Records are"
                + " counted one by one, before episodes are made of them."
            : "How many of the records had a p-value below each rate. There are no labels, so"
                + " anomalies are among them and add to the share.");
    page.plot(
        "rate",
        "Realised false-alarm rate against the wanted one, on logarithmic axes",
        PlotJson.array(
            List.of(RealisedRate.of(CURVE, pValues)),
            (json, rates) -> {
              json.writeArrayFieldStart("rates");
              for (RealisedRate rate : rates) {
                if (rate.exceeding() > 0) {
                  PlotJson.pair(json, rate.wanted(), rate.realised());
                }
              }
              json.writeEndArray();
              PlotJson.number(json, "configured", head.falseAlarmRate());
            }));
    page.open("table").heads("wanted", "realised", "ratio", "records").open("tbody");
    RealisedRate.of(wanted(head.falseAlarmRate()), pValues).forEach(rate -> row(page, rate));
    page.close("tbody").close("table").close("section");
  }

  private static List<Double> wanted(double configured) {
    return DoubleStream.concat(
            ROUND.stream().mapToDouble(Double::doubleValue), DoubleStream.of(configured))
        .distinct()
        .map(rate -> -rate)
        .sorted()
        .mapToObj(rate -> -rate)
        .toList();
  }

  private static void row(Markup page, RealisedRate rate) {
    String counted =
        Written.count(rate.exceeding())
            + " of "
            + Written.count(rate.records())
            + (rate.tells()
                ? ""
                : "; too few to tell: " + Written.number(rate.expected()) + " would be as wanted");
    page.row(
        BigDecimal.valueOf(rate.wanted()).stripTrailingZeros().toPlainString(),
        Written.number(rate.realised()),
        Written.number(rate.realised() / rate.wanted()),
        counted);
  }
}
