package io.tidewatch.report;

import io.tidewatch.evaluate.BacktestResult;
import io.tidewatch.evaluate.EntitySeries;
import java.util.List;

/** The whole page. It loads nothing: what it needs is written into it, and its policy says so. */
public final class ReportPage {

  private static final String POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

  private ReportPage() {}

  /** Writes the page as HTML. */
  public static String of(ReportHead head, BacktestResult result) {
    Markup page = new Markup();
    page.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.verbatim("<meta charset=\"utf-8\">\n");
    page.verbatim("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.verbatim("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    page.element("title", head.pipeline() + ": backtest");
    page.open("style").verbatim(Resources.style()).close("style").close("head").open("body");
    head(page, head);
    page.open("main");
    List<EntitySeries> series = result.series();
    ScoreSection.write(page, series, result.thresholds(head.falseAlarmRate()));
    EpisodeSection.write(page, head, series);
    RateSection.write(page, head, result);
    TailSection.write(page, head, result);
    PrecisionRecallSection.write(page, result);
    TrainingSection.write(page, result.trainings());
    page.close("main");
    page.open("footer")
        .element(
            "p",
            "Plots by Apache ECharts "
                + Resources.libraryVersion()
                + ", © The Apache Software Foundation, Apache License 2.0. Times are UTC.")
        .close("footer");
    page.open("script").verbatim(Resources.library()).close("script");
    page.open("script").verbatim(Resources.plots()).close("script");
    return page.close("body").close("html").toString();
  }

  private static void head(Markup page, ReportHead head) {
    page.open("header").element("h1", "Backtest of " + head.pipeline());
    lines(page, head.figures(), "figures");
    lines(page, head.place(), "place");
    page.element("noscript", "The plots need scripts; tables and figures do not.").close("header");
  }

  private static void lines(Markup page, List<ReportHead.Line> lines, String style) {
    page.open("table", "class", style).open("tbody");
    lines.forEach(line -> page.row(line.name(), line.text()));
    page.close("tbody").close("table");
  }
}
