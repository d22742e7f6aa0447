package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user meets them: what they print, and how they end. */
class CommandsTest {

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
      model: {scope: stream, family: linear}
      learning:
        window: 1m
        entity_window: 10s
        warm_up: 200
        retrain: {every_windows: 2}
        activation_delay: 0s
      alerts: {false_alarm_rate: 0.001, close_after: 5s, cool_down: 0s}
      csv:
        time: {row: 1s}
      """;

  @TempDir private Path folder;

  private Commands commands;

  @BeforeEach
  void begin() {
    commands = new Commands(folder);
  }

  private String config() throws IOException {
    return commands.write("small.yaml", CONFIG);
  }

  @Test
  void checkSaysWhatTheJobWouldBuild() throws IOException {
    assertThat(commands.execute("check", "--config", config())).isZero();
    assertThat(commands.out()).contains("small", "a.diff1", "linear", "small.alerts");
    assertThat(commands.err()).isEmpty();
  }

  @Test
  void checkSaysHowAReferenceFollows() throws IOException {
    String text = CONFIG + "reference: {half_life: 5m, gate: 0.02}\n";
    String config = commands.write("following.yaml", text);
    assertThat(commands.execute("check", "--config", config)).as(commands.err()).isZero();
    assertThat(commands.out().lines())
        .contains(
            "reference   of each entity follows it with a half-life of 5m, but for 0.02 of normal"
                + " records; where one stays is adopted after 2h");
  }

  @Test
  void checkSaysNothingOfAReferenceWithoutOne() throws IOException {
    assertThat(commands.execute("check", "--config", config())).isZero();
    assertThat(commands.out().lines()).noneMatch(line -> line.startsWith("reference"));
  }

  @Test
  void checkReportsEveryProblemWithItsPlaceAndExitsWithTwo() throws IOException {
    String broken = CONFIG.replace("value, difference 1", "valeu").replace("0.001", "7");
    assertThat(commands.execute("check", "--config", commands.write("broken.yaml", broken)))
        .isEqualTo(2);
    assertThat(commands.err()).contains("broken.yaml:9:", "broken.yaml:17:");
    assertThat(commands.out()).isEmpty();
  }

  @Test
  void checkRefusesAFamilyThatCannotReadSoManyFeatures() throws IOException {
    String unfit = CONFIG.replace("family: linear", "family: convolutional, steps: 3");
    assertThat(commands.execute("check", "--config", commands.write("unfit.yaml", unfit)))
        .isEqualTo(2);
    assertThat(commands.err()).contains("unfit.yaml model: ", "steps");
    assertThat(commands.err().lines()).hasSize(1);
  }

  @Test
  void aConfigThatIsNotThereIsOneLine() {
    assertThat(commands.execute("check", "--config", folder.resolve("none.yaml").toString()))
        .isEqualTo(2);
    assertThat(commands.err().lines()).hasSize(1);
  }

  @Test
  void runNeedsASource() throws IOException {
    assertThat(commands.execute("run", "--config", config())).isEqualTo(2);
    assertThat(commands.err()).contains("source");
  }

  @Test
  void runSaysInOneLineThatNoBrokerAnswers() throws IOException {
    assertThat(commands.execute("run", "--config", runConfig(0))).isEqualTo(1);
    assertThat(commands.err()).contains("localhost:1").doesNotContain("\tat ");
    assertThat(commands.err().lines()).hasSize(1);
  }

  @Test
  void runSaysInOneLineThatThePortOfTheWebUiIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(commands.execute("run", "--config", runConfig(other.getLocalPort()))).isEqualTo(1);
      assertThat(commands.err())
          .contains("must be free", String.valueOf(other.getLocalPort()), "runtime.web_port");
      assertThat(commands.err().lines()).hasSize(1);
    }
  }

  private String runConfig(int webPort) throws IOException {
    String source = "source: {bootstrap: 'localhost:1', topics: [small.readings]}\n";
    return commands.write("run.yaml", CONFIG + source + "runtime: {web_port: " + webPort + "}\n");
  }

  @Test
  void backtestFindsTheFaultAndWritesALineForEachRecord() throws IOException {
    Path scores = folder.resolve("scores.csv");
    int exit =
        commands.execute(
            "backtest",
            "--config",
            config(),
            "--input",
            commands.rows(1_200, 900),
            "--labels",
            "fault",
            "--scores",
            scores.toString(),
            "--dataset",
            "small");
    assertThat(commands.err()).isEmpty();
    assertThat(exit).isZero();
    assertThat(commands.out()).contains("1,200 scored", "1 of 1 found");
    List<String> lines = Files.readAllLines(scores);
    assertThat(lines).hasSize(1_201);
    assertThat(lines.get(0))
        .isEqualTo("dataset,file,row,time,entity,score,p_value,alert,model_version");
    assertThat(lines.get(901)).startsWith("small,rows,900,").contains(",1,m");
  }

  @Test
  void backtestLearnsFromHistoryWithoutScoringIt() throws IOException {
    String past = commands.write("past.csv", Files.readString(Path.of(commands.rows(600, 900))));
    assertThat(
            commands.execute(
                "backtest",
                "--config",
                config(),
                "--input",
                commands.rows(950, 900),
                "--history",
                past))
        .isZero();
    assertThat(commands.out()).contains("950 scored");
  }

  /** Test beds come with a normal run beside the labelled ones. */
  @Test
  void backtestScoresFilesWithoutLabelsAndJudgesTheOthers() throws IOException {
    Path runs = Files.createDirectory(folder.resolve("runs"));
    Path labelled = Path.of(commands.rows(1_000, 900));
    Files.copy(labelled, runs.resolve("fault.csv"));
    List<String> lines = Files.readAllLines(labelled);
    Files.write(
        runs.resolve("normal.csv"),
        lines.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList());

    assertThat(
            commands.execute(
                "backtest", "--config", config(), "--input", runs.toString(), "--labels", "fault"))
        .isZero();
    assertThat(commands.out())
        .contains("2,000 scored", "1,000 records, 1 anomalous", "not judged  1 of the files");
  }

  @Test
  void backtestSaysThatTheInputIsShorterThanTheWarmUp() throws IOException {
    assertThat(
            commands.execute("backtest", "--config", config(), "--input", commands.rows(100, 900)))
        .isZero();
    assertThat(commands.out()).contains("0 scored", "shorter than the warm-up");
  }

  @Test
  void backtestRefusesAnInputThatIsNotThere() throws IOException {
    assertThat(commands.execute("backtest", "--config", config(), "--input", "nowhere.csv"))
        .isEqualTo(2);
    assertThat(commands.err().lines()).hasSize(1);
  }

  @Test
  void backtestNamesAColumnThatIsMissing() throws IOException {
    String csv = commands.write("other.csv", "a,c\n1,2\n");
    assertThat(commands.execute("backtest", "--config", config(), "--input", csv)).isEqualTo(1);
    assertThat(commands.err()).contains("'b'");
  }
}
