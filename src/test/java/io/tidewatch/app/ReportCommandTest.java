package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options {@code --report} and {@code --compare} as a user meets them. */
class ReportCommandTest {

  private static final String CONFIG =
      """
      pipeline: small
      reading:
        entity: pump
        time: {field: at, format: epoch_millis}
        channels: [a, b]
      out_of_orderness: 0s
      features:
        - of: all
          use: [value, difference 1]
      model: {scope: stream, family: denoising, epochs: 5, code: 2}
      learning:
        window: 1m
        entity_window: 10s
        warm_up: 200
        retrain: {every_windows: 100, drift_distance: 0}
        activation_delay: 0s
      alerts: {false_alarm_rate: 0.0001, open_after: 1, close_after: 5s, cool_down: 0s}
      csv:
        time: {row: 1s}
      """;

  /** So many exceedances no spike has. */
  private static final String DEAF = CONFIG.replace("open_after: 1", "open_after: 1000");

  @TempDir private Path folder;

  private Commands commands;

  @BeforeEach
  void begin() {
    commands = new Commands(folder);
  }

  private int backtest(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("backtest"));
    words.addAll(List.of("--input", commands.rows(700, 600), "--labels", "fault"));
    words.addAll(Arrays.asList(more));
    return commands.execute(words.toArray(String[]::new));
  }

  private String config() throws IOException {
    return commands.write("small.yaml", CONFIG);
  }

  private String deaf() throws IOException {
    return commands.write("deaf.yaml", DEAF);
  }

  @Test
  void theReportHasWhatWasPrintedAndTheTrainingCurves() throws IOException {
    Path page = folder.resolve("out.html");
    assertThat(backtest("--config", config(), "--report", page.toString())).isZero();
    String html = Files.readString(page);
    for (String line : commands.out().lines().toList()) {
      assertThat(html).contains(line.substring(12));
    }
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("./tidewatch backtest --input", "data-kind=\"loss\"", "in a labelled event");
  }

  @Test
  void aReportThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
    Path nowhere = folder.resolve("no/such/folder/out.html");
    for (Path file : List.of(nowhere, folder)) {
      assertThat(backtest("--config", config(), "--report", file.toString())).isEqualTo(2);
    }
    assertThat(commands.err().lines())
        .containsExactly(
            "report must be a file that can be written, but was " + nowhere + " (--report)",
            "report must be a file that can be written, but was " + folder + " (--report)");
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void aReportIsOfOneFamily() throws IOException {
    assertThat(backtest("--config", config(), "--family", "all", "--report", "out.html"))
        .isEqualTo(2);
    assertThat(commands.err()).contains("report must be of one family");
  }

  @Test
  void comparingSaysWhichEpisodesAreDropped() throws IOException {
    assertThat(backtest("--compare", config(), deaf())).isZero();
    List<String> lines = commands.out().lines().toList();
    String dropped = "dropped by " + deaf() + ": ";
    int at = lines.indexOf(lines.stream().filter(l -> l.startsWith(dropped)).findFirst().get());
    assertThat(lines).contains("added by " + deaf() + ": 0 episodes");
    assertThat(lines.subList(at + 1, lines.size()))
        .isNotEmpty()
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("  rows  2000-01-01T00:10:00.000Z")
                    .contains("p ")
                    .endsWith("in a labelled event"));
  }

  @Test
  void comparingTheOtherWayAddsThem() throws IOException {
    assertThat(backtest("--compare", deaf(), config())).isZero();
    assertThat(commands.out())
        .contains("dropped by " + config() + ": 0 episodes", "in a labelled event")
        .contains("in both: 0 of the first overlap 0 of the second");
  }

  @Test
  void comparingShowsTheFiguresSideBySide() throws IOException {
    assertThat(backtest("--compare", config(), deaf())).isZero();
    assertThat(commands.out().lines())
        .anyMatch(line -> line.matches("scored +700 +700"))
        .anyMatch(line -> line.matches("episodes +[1-9][0-9]* +0"))
        .anyMatch(line -> line.matches("events found +1/1 +0/1"));
  }

  @Test
  void oneConfigurationOrTwoMustBeGiven() throws IOException {
    assertThat(backtest()).isEqualTo(2);
    assertThat(commands.err()).contains("--config", "--compare");
  }

  @Test
  void oneConfigurationAndTwoExcludeEachOther() throws IOException {
    assertThat(backtest("--config", config(), "--compare", config(), deaf())).isEqualTo(2);
    assertThat(commands.err()).contains("mutually exclusive");
  }

  @Test
  void whatIsOfOneConfigurationIsRefusedForTwo() throws IOException {
    for (String option : List.of("--report", "--scores", "--model-out", "--table", "--family")) {
      commands = new Commands(folder);
      assertThat(backtest("--compare", config(), deaf(), option, "linear")).isEqualTo(2);
      assertThat(commands.err()).contains("must be", "(" + option + ")");
    }
  }
}
