package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code tune} as a user meets it. */
class TuneCommandTest {

  private static final String CONFIG =
      """
      # A small plant.
      pipeline: small
      reading:
        entity: pump
        time: {field: at, format: epoch_millis}
        channels: [a, b]
      out_of_orderness: 0s
      features:
        - of: all
          use: [value, difference 1]

      # Which network.
      model:
        measure: root_mean_square
        scope: stream   # one for all
        family: denoising
        epochs: 9
        code: 1
      learning:
        window: 1m
        entity_window: 10s
        warm_up: 200
        capacity: 400
        retrain: {every_windows: 100, drift_distance: 0}
        activation_delay: 0s
      alerts: {false_alarm_rate: 0.01, close_after: 5s, cool_down: 0s}
      csv:
        time: {row: 1s}
      """;

  @TempDir private Path folder;

  private Commands commands;
  private Path output;

  @BeforeEach
  void begin() {
    commands = new Commands(folder);
    output = folder.resolve("tuned.yaml");
  }

  private int tune(String... more) throws IOException {
    return tune(CONFIG, 700, more);
  }

  private int tune(String config, int rows, String... more) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("tune", "--config", commands.write("small.yaml", config)));
    words.addAll(List.of("--input", commands.rows(rows, 600), "--output", output.toString()));
    words.addAll(List.of(more));
    return commands.execute(words.toArray(String[]::new));
  }

  private AutoencoderSpec tuned() {
    ConfigResult result = ConfigReader.read(output);
    assertThat(result).isInstanceOf(ConfigResult.Valid.class);
    return ((ConfigResult.Valid) result).config().plan().learning().spec();
  }

  private List<String> table() {
    List<String> lines = commands.out().lines().toList();
    int head = lines.indexOf("") + 1;
    assertThat(lines.get(head)).startsWith("rank");
    return lines.subList(head + 1, head + 1 + lines.subList(head, lines.size()).indexOf("") - 1);
  }

  @Test
  void labelsRankByAveragePrecision() throws IOException {
    assertThat(tune("--labels", "fault", "--trials", "3")).as(commands.err()).isZero();
    assertThat(commands.out())
        .startsWith("ranking     average precision by the labels of 'fault', from row 0 on")
        .contains("searched    3 trials by halving, 5 runs with the configured model's, in ")
        .contains("best        ", "judge it on others", "written     " + output);
    assertThat(table()).hasSize(4).anyMatch(row -> row.contains(" configured "));
    assertThat(commands.err().lines()).hasSize(5).first().asString().startsWith("[1/5] configured");
  }

  @Test
  void withoutLabelsItPlantsFaultsAndSaysSo() throws IOException {
    assertThat(tune("--trials", "3")).as(commands.err()).isZero();
    assertThat(commands.out())
        .startsWith("ranking     no labels given: recall of planted faults")
        .contains("planted     4 faults in the latter half", "1 level_shift", "1 stuck");
    assertThat(table()).hasSize(4);
  }

  @Test
  void theBestModelIsWrittenAndAllElseStays() throws IOException {
    assertThat(tune("--labels", "fault", "--trials", "4", "--strategy", "random")).isZero();
    String written = Files.readString(output);
    int note = written.indexOf("# tune: ");
    int section = written.indexOf("model:\n");
    assertThat(written.substring(0, note))
        .isEqualTo(CONFIG.substring(0, CONFIG.indexOf("model:\n")));
    assertThat(written.substring(note, section).lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("# tune: ./tidewatch tune --config ");
    assertThat(written.substring(section)).contains("  scope: stream   # one for all\n");
    assertThat(written.substring(written.indexOf("learning:")))
        .isEqualTo(CONFIG.substring(CONFIG.indexOf("learning:")));
    assertThat(table().get(0)).endsWith(TuneText.model(tuned()));
  }

  @Test
  void theSameSeedFindsTheSame() throws IOException {
    assertThat(tune("--trials", "3", "--seed", "7")).isZero();
    List<String> once = models();
    String written = Files.readString(output);
    begin();
    assertThat(tune("--trials", "3", "--seed", "7")).isZero();
    assertThat(models()).isEqualTo(once);
    assertThat(Files.readString(output)).isEqualTo(written);
  }

  /** The table without what a clock says. */
  private List<String> models() {
    return table().stream().map(row -> row.replaceFirst(" [0-9.]+  (\\w+\\{)", " $1")).toList();
  }

  @Test
  void familiesAreSearchedTogetherAndWhatDoesNotFitIsLeftOut() throws IOException {
    assertThat(tune("--trials", "6", "--family", "linear,recurrent", "--labels", "fault")).isZero();
    assertThat(commands.err().lines().findFirst())
        .hasValue("family recurrent is left out: model.steps must be given for it, but was absent");
    assertThat(table().stream().filter(row -> row.contains(" linear{"))).hasSize(6);
  }

  @Test
  void onlyTheConfiguredModelRunsWhereThereIsNoTime() throws IOException {
    assertThat(tune("--time-budget", "0s", "--labels", "fault")).isZero();
    assertThat(commands.out())
        .contains("1 of 44 runs", "the configured model, average precision", "nothing that was");
    assertThat(tuned())
        .isEqualTo(
            AutoencoderSpec.of(Family.DENOISING)
                .with(Hyperparameter.EPOCHS, "9")
                .with(Hyperparameter.CODE, "1"));
    String noted = Files.readString(output).replaceAll("# tune: .*\n", "");
    assertThat(noted).isEqualTo(CONFIG);
  }

  @Test
  void aConfiguredModelThatFailsIsReplaced() throws IOException {
    String wide =
        CONFIG.replace("family: denoising", "family: deep").replace("code: 1", "learning_rate: 10");
    assertThat(tune(wide, 700, "--labels", "fault", "--trials", "3")).as(commands.err()).isZero();
    assertThat(commands.out()).contains("best        trial ");
  }

  @Test
  void anInputShorterThanTheWarmUpIsOneLine() throws IOException {
    assertThat(tune(CONFIG, 150)).isEqualTo(1);
    assertThat(commands.err().lines())
        .last()
        .isEqualTo(
            "input must be longer than the warm-up of 200 rows, but no training came of 150 records"
                + " (--input)");
    assertThat(output).doesNotExist();
  }

  @Test
  void anInputTooShortForFaultsIsOneLine() throws IOException {
    assertThat(tune(CONFIG, 70)).isEqualTo(2);
    assertThat(commands.err())
        .startsWith("input must have an entity of at least 80 readings and a number channel");
  }

  @Test
  void labelsWithoutAnAnomalyAreRefused() throws IOException {
    assertThat(tune("--labels", "fault", "--from-row", "650")).isEqualTo(2);
    assertThat(commands.err())
        .contains("labels must mark an anomaly from row 650 on, but marked none (--labels fault)");
    assertThat(output).doesNotExist();
  }

  @Test
  void optionsFollowTheirRules() throws IOException {
    assertThat(tune("--trials", "0")).isEqualTo(2);
    assertThat(tune("--strategy", "bayes")).isEqualTo(2);
    assertThat(tune("--time-budget", "soon")).isEqualTo(2);
    assertThat(tune("--from-row", "-1")).isEqualTo(2);
    assertThat(tune("--family", "linaer")).isEqualTo(2);
    assertThat(tune("--family", "recurrent")).isEqualTo(2);
    output = folder;
    assertThat(tune()).isEqualTo(2);
    assertThat(commands.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("trials must be 1 to 10000, but was 0 (--trials)"),
            line ->
                assertThat(line)
                    .isEqualTo("strategy must be random or halving, but was bayes (--strategy)"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "time budget must be a duration such as 10m, but was soon (--time-budget)"),
            line ->
                assertThat(line).isEqualTo("from row must be at least 0, but was -1 (--from-row)"),
            line -> assertThat(line).startsWith("family must be all or one of linear, "),
            line -> assertThat(line).startsWith("family recurrent is left out: "),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "family must be one that can be searched, but all were left out"
                            + " (--family)"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "output must be a file in a folder that is there, but was "
                            + folder
                            + " (--output)"));
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void aConfigInBracesIsRefusedBeforeTheSearch() throws IOException {
    String braces =
        "{pipeline: small, reading: {entity: pump, time: {field: at, format: epoch_millis},"
            + " channels: [a, b]}, csv: {time: {row: 1s}}}";
    assertThat(tune(braces, 700)).isEqualTo(2);
    assertThat(commands.err())
        .contains("config must be a section of keys in block style, but was not (--config)");
  }
}
