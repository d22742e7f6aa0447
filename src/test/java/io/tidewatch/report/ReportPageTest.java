package io.tidewatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.evaluate.BacktestResult;
import io.tidewatch.evaluate.LabelledRow;
import io.tidewatch.evaluate.Series;
import io.tidewatch.evaluate.Training;
import io.tidewatch.learn.TrainingCurve;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The page of a backtest as a browser reads it. */
class ReportPageTest {

  private static final String HOSTILE = "</script><script>alert('1')</script><b>&\"";

  private static final TrainingCurve FALLING =
      new TrainingCurve(List.of(1.0, 0.5, 0.25), List.of(1.1, 0.7, 0.6));

  private static String page(String name, BacktestResult result) {
    List<String> features = AlertExamples.schema().names();
    List<ReportHead.Line> lines = List.of(new ReportHead.Line("command", name));
    return ReportPage.of(new ReportHead(name, 0.01, features, lines, lines), result);
  }

  private static BacktestResult result(String entity, String labels) {
    return new BacktestResult(
        Series.rows(entity, labels),
        0,
        List.of(Series.episode(entity, 2, 3)),
        List.of(Series.promotion(FALLING)));
  }

  private static Document parse(String page) {
    return Jsoup.parse(page);
  }

  private static JsonNode item(String page, String kind) throws IOException {
    Element figure = parse(page).selectFirst("figure[data-kind=" + kind + "]");
    return new ObjectMapper().readTree(figure.selectFirst("script").data()).get(0);
  }

  @Test
  void isWellFormed() {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    parser.parseInput(page("pumps", result("pump", "00110")), "");
    assertThat(parser.getErrors()).isEmpty();
  }

  @Test
  void loadsNothing() {
    Document page = parse(page("pumps", result("pump", "00110")));
    assertThat(page.select("[src], [href], link, iframe, img, object, embed")).isEmpty();
    assertThat(page.select("style").html()).doesNotContain("@import", "url(");
    assertThat(page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'")
        .doesNotContain("http");
  }

  @Test
  void showsEveryPart() {
    Document page = parse(page("pumps", result("pump", "00110")));
    assertThat(page.select("h2").eachText())
        .containsExactly(
            "Score over time",
            "Episodes",
            "False-alarm rate",
            "Distribution of errors",
            "Precision and recall",
            "Trainings");
    assertThat(page.select("figure").eachAttr("data-kind"))
        .containsExactly("score", "rate", "tail", "recall", "loss");
    assertThat(page.select(".canvas[role=img][aria-label]")).hasSize(5);
  }

  @Test
  void whatNamesHoldIsTextAndNothingElse() throws IOException {
    String text = page(HOSTILE, result(HOSTILE, "00110"));
    Document hostile = parse(text);
    Document harmless = parse(page("pumps", result("pump", "00110")));
    assertThat(hostile.select("script")).hasSameSizeAs(harmless.select("script"));
    assertThat(hostile.getAllElements()).hasSameSizeAs(harmless.getAllElements());
    assertThat(hostile.selectFirst("details b").text()).isEqualTo(HOSTILE);
    assertThat(hostile.title()).isEqualTo(HOSTILE + ": backtest");
    assertThat(item(text, "score").get("name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void theSeriesHasRecordsThresholdEventsEpisodesAndModels() throws IOException {
    JsonNode series = item(page("pumps", result("pump", "00110")), "score");
    assertThat(series.get("records")).hasSize(5);
    assertThat(series.get("records").get(4).get(1).asDouble()).isEqualTo(5);
    assertThat(series.get("events")).hasSize(1);
    assertThat(series.get("events").get(0).get(0).asLong()).isEqualTo(Series.time(2));
    assertThat(series.get("episodes").get(0).get(1).asLong()).isEqualTo(Series.time(3));
    assertThat(series.get("models").get(0).get(2).asText()).isEqualTo(Series.VERSION);
    assertThat(series.get("models").get(0).get(1).asDouble()).isGreaterThan(2);
  }

  @Test
  void anEpisodeShowsItsFeaturesByTheirShare() {
    Document page = parse(page("pumps", result("pump", "00110")));
    assertThat(page.select(".shares tbody th").eachText())
        .containsExactly("pressure.lag1", "pressure", "temperature");
    assertThat(page.select(".shares tbody tr").first().select("td").eachText())
        .containsExactly("75.0 %", "1.25", "1.20");
    assertThat(page.select(".shares tbody tr").last().text()).contains("missing");
    assertThat(page.select("details summary").text()).contains("in a labelled event");
  }

  @Test
  void withoutLabelsItSaysSo() {
    String text = parse(page("pumps", result("pump", "-----"))).text();
    assertThat(text).contains("There are no labels, so anomalies are among them");
    assertThat(text).contains("There are no labels, or none of an anomaly.");
    assertThat(text).doesNotContain("labelled event;");
  }

  @Test
  void saysWhereThereAreTooFewRecords() {
    assertThat(parse(page("pumps", result("pump", "00110"))).text())
        .contains("too few to tell: 0.0300 would be as wanted");
  }

  @Test
  void anEmptyBacktestIsAPage() {
    Document page = parse(page("pumps", new BacktestResult(List.of(), 0, List.of(), List.of())));
    assertThat(page.select("h2")).hasSize(6);
    assertThat(page.select("figure")).isEmpty();
    assertThat(page.text()).contains("No record was scored.", "There was none.");
  }

  @Test
  void saysWhatItLeavesOut() {
    List<LabelledRow> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.addAll(Series.rows("pump-" + i, "0"));
    }
    List<Training> trainings = List.of(Series.promotion(TrainingCurve.NONE));
    Document page = parse(page("pumps", new BacktestResult(rows, 0, List.of(), trainings)));
    assertThat(page.select(".left-out").text())
        .isEqualTo("Drawn are the 50 entities with the most episodes; 10 are left out.");
    assertThat(page.text()).contains("there are no training curves");
  }

  @Test
  void aLongSeriesStaysSmall() throws IOException {
    String text = page("pumps", result("pump", "0".repeat(200_000)));
    assertThat(text.length()).isLessThan(1_000_000);
    JsonNode records = item(text, "score").get("records");
    assertThat(records.get(records.size() - 1).get(1).asDouble()).isEqualTo(200_000);
  }
}
