package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.evaluate.Baseline;
import io.tidewatch.model.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code --family} as a user meets it. */
class FamilyComparisonTest {

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
      model: {scope: stream, family: denoising, epochs: 3, code: 2, corruption: 0.2, measure: root_mean_square}
      learning:
        window: 1m
        entity_window: 10s
        warm_up: 200
        capacity: 400
        retrain: {every_windows: 100, drift_distance: 0}
        activation_delay: 0s
      alerts: {false_alarm_rate: 0.001, open_after: 1, close_after: 5s, cool_down: 0s}
      csv:
        time: {row: 1s}
      """;

  @TempDir private Path folder;

  private Commands commands;

  @BeforeEach
  void begin() {
    commands = new Commands(folder);
  }

  private int execute(String... more) throws IOException {
    return execute(CONFIG, 700, more);
  }

  private int execute(String config, int rows, String... more) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("backtest", "--config", commands.write("small.yaml", config)));
    words.addAll(List.of("--input", commands.rows(rows, 600)));
    words.addAll(Arrays.asList(more));
    return commands.execute(words.toArray(String[]::new));
  }

  private static List<String> names() {
    return Stream.concat(
            Arrays.stream(Family.values()).map(Family::text),
            Arrays.stream(Baseline.values()).map(Baseline::text))
        .toList();
  }

  @Test
  void allHasARowForEachFamilyAndBaseline() throws IOException {
    Path table = folder.resolve("out.md");
    int exit = execute("--labels", "fault", "--family", "all", "--table", table.toString());
    assertThat(exit).isZero();
    List<String> printed = commands.out().lines().toList();
    assertThat(printed.get(0)).startsWith("family").contains("ROC-AUC", "FAR %", "ns/record");
    List<String> rows = printed.subList(1, printed.indexOf(""));
    assertThat(rows).extracting(row -> row.split(" ")[0]).containsExactlyElementsOf(names());
    assertThat(rows.get(0)).startsWith("linear ").contains(" 1/1 ");
    assertThat(row(rows, "random")).contains(" 0/1 ");
    assertThat(row(rows, "mean_distance")).contains(" 1/1 ");
    assertThat(row(rows, "k_sigma")).contains(" 1/1 ");
    assertThat(printed).anyMatch(line -> line.startsWith("k_sigma: a baseline: the largest |z|"));
    assertThat(printed)
        .anyMatch(line -> line.startsWith("linear: ") && line.contains("does not take epochs"));
    assertThat(commands.err().lines())
        .hasSize(names().size())
        .first()
        .asString()
        .startsWith("[1/" + names().size() + "] linear ");
    assertTable(Files.readAllLines(table));
  }

  private static void assertTable(List<String> lines) {
    assertThat(lines.get(0)).startsWith("    ./tidewatch backtest --config ").contains("all");
    assertThat(lines)
        .anyMatch(line -> line.matches("- date: \\d{4}-\\d\\d-\\d\\d"))
        .anyMatch(line -> line.startsWith("- commit: "))
        .anyMatch(line -> line.matches("- machine: \\d+ cores, .+"))
        .anyMatch(line -> line.startsWith("- JVM: "));
    List<String> table = lines.stream().filter(line -> line.startsWith("| ")).toList();
    assertThat(table).hasSize(names().size() + 2);
    assertThat(table).allSatisfy(row -> assertThat(row.split(" \\|")).hasSize(10));
  }

  private static String row(List<String> rows, String name) {
    return rows.stream().filter(row -> row.startsWith(name + " ")).findFirst().orElseThrow();
  }

  @Test
  void aFamilyWhoseTrainingsFailShowsWhy() throws IOException {
    assertThat(execute("--family", "recurrent,linear")).isZero();
    List<String> printed = commands.out().lines().toList();
    assertThat(row(printed, "recurrent")).contains(" x failed: ", "steps must be given");
    assertThat(row(printed, "linear")).doesNotContain("failed");
  }

  @Test
  void severalHaveRowsInTheOrderGivenBesideTheBaselines() throws IOException {
    assertThat(execute("--family", "linear_tied,linear")).isZero();
    List<String> printed = commands.out().lines().toList();
    assertThat(printed.subList(1, printed.indexOf("")))
        .extracting(row -> row.split(" ")[0])
        .containsExactly("linear_tied", "linear", "random", "mean_distance", "k_sigma");
  }

  @Test
  void aCodeThatOnlyTheConfiguredFamilyTakesIsSaidToStayBehind() throws IOException {
    assertThat(execute("--family", "overcomplete,linear")).isZero();
    List<String> printed = commands.out().lines().toList();
    assertThat(row(printed, "overcomplete")).doesNotContain("failed");
    assertThat(printed)
        .anyMatch(
            line ->
                line.startsWith("overcomplete: ")
                    && line.contains("corruption, code of the configuration"));
  }

  @Test
  void inputsShorterThanTheWarmUpShowSo() throws IOException {
    assertThat(execute(CONFIG, 60, "--family", "all")).isZero();
    assertThat(row(commands.out().lines().toList(), "k_sigma")).contains("shorter than the warm");
  }

  @Test
  void aNameReplacesTheFamilyAndSaysWhatItDropped() throws IOException {
    Path scores = folder.resolve("scores.csv");
    int exit = execute("--labels", "fault", "--family", "linear", "--scores", scores.toString());
    assertThat(exit).isZero();
    assertThat(commands.out()).contains("700 scored", "1 of 1 found");
    assertThat(commands.err().strip())
        .isEqualTo("family linear does not take epochs, corruption of the configuration");
    assertThat(Files.readAllLines(scores)).hasSize(701);
  }

  @Test
  void theConfiguredFamilyStaysAsItIs() throws IOException {
    assertThat(execute("--family", "denoising")).isZero();
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void anUnknownFamilyIsRefusedWithTheList() throws IOException {
    assertThat(execute("--family", "liner")).isEqualTo(2);
    assertThat(commands.err().lines())
        .singleElement()
        .asString()
        .startsWith("family must be all or one of linear, denoising, ")
        .endsWith(", but was liner (--family)");
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() throws IOException {
    assertThat(execute("--family", "linear", "--table", "out.md")).isEqualTo(2);
    assertThat(execute("--family", "all", "--scores", "out.csv")).isEqualTo(2);
    assertThat(commands.err().lines())
        .containsExactly(
            "table must be of several families, but was of one (--table)",
            "scores must be of one family, but was of several (--scores)");
  }

  @Test
  void aColumnThatIsMissingEndsTheComparison() throws IOException {
    assertThat(execute(CONFIG.replace("[a, b]", "[a, z]"), 300, "--family", "all")).isEqualTo(1);
    assertThat(commands.err()).contains("'z'");
  }
}
