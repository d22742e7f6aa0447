package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    CommandLine root = Tidewatch.commandLine();
    root.setOut(new PrintWriter(out, true));
    root.setErr(new PrintWriter(err, true));
    return root.execute(args);
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  private String config() throws IOException {
    return write("small.yaml", CONFIG);
  }

  /** Rows that swing, with one spike of {@code b} at row 900. */
  private String rows(int count) throws IOException {
    StringBuilder csv = new StringBuilder("a,b,fault\n");
    for (int i = 0; i < count; i++) {
      double swing = Math.sin(i / 30.0);
      double noise = 0.05 * Math.sin(i * 12.9898) * Math.cos(i * 78.233);
      int fault = i == 900 ? 1 : 0;
      csv.append(swing + noise)
          .append(',')
          .append(2 * swing - noise + 8 * fault)
          .append(',')
          .append(fault)
          .append('\n');
    }
    return write("rows.csv", csv.toString());
  }

  @Test
  void checkSaysWhatTheJobWouldBuild() throws IOException {
    assertThat(execute("check", "--config", config())).isZero();
    assertThat(out.toString()).contains("small", "a.diff1", "linear", "small.alerts");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void checkReportsEveryProblemWithItsPlaceAndExitsWithTwo() throws IOException {
    String broken = CONFIG.replace("value, difference 1", "valeu").replace("0.001", "7");
    assertThat(execute("check", "--config", write("broken.yaml", broken))).isEqualTo(2);
    assertThat(err.toString()).contains("broken.yaml:9:", "broken.yaml:17:");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void checkRefusesAFamilyThatCannotReadSoManyFeatures() throws IOException {
    String unfit = CONFIG.replace("family: linear", "family: convolutional, steps: 3");
    assertThat(execute("check", "--config", write("unfit.yaml", unfit))).isEqualTo(2);
    assertThat(err.toString()).contains("unfit.yaml model: ", "steps");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void aConfigThatIsNotThereIsOneLine() {
    assertThat(execute("check", "--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void runNeedsASource() throws IOException {
    assertThat(execute("run", "--config", config())).isEqualTo(2);
    assertThat(err.toString()).contains("source");
  }

  @Test
  void runSaysInOneLineThatNoBrokerAnswers() throws IOException {
    assertThat(execute("run", "--config", runConfig(0))).isEqualTo(1);
    assertThat(err.toString()).contains("localhost:1").doesNotContain("\tat ");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void runSaysInOneLineThatThePortOfTheWebUiIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(execute("run", "--config", runConfig(other.getLocalPort()))).isEqualTo(1);
      assertThat(err.toString())
          .contains("must be free", String.valueOf(other.getLocalPort()), "runtime.web_port");
      assertThat(err.toString().lines()).hasSize(1);
    }
  }

  private String runConfig(int webPort) throws IOException {
    String source = "source: {bootstrap: 'localhost:1', topics: [small.readings]}\n";
    return write("run.yaml", CONFIG + source + "runtime: {web_port: " + webPort + "}\n");
  }

  @Test
  void backtestFindsTheFaultAndWritesALineForEachRecord() throws IOException {
    Path scores = folder.resolve("scores.csv");
    int exit =
        execute(
            "backtest",
            "--config",
            config(),
            "--input",
            rows(1_200),
            "--labels",
            "fault",
            "--scores",
            scores.toString(),
            "--dataset",
            "small");
    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("1,200 scored", "1 of 1 found");
    List<String> lines = Files.readAllLines(scores);
    assertThat(lines).hasSize(1_201);
    assertThat(lines.get(0))
        .isEqualTo("dataset,file,row,time,entity,score,p_value,alert,model_version");
    assertThat(lines.get(901)).startsWith("small,rows,900,").contains(",1,m");
  }

  @Test
  void backtestLearnsFromHistoryWithoutScoringIt() throws IOException {
    String past = write("past.csv", Files.readString(Path.of(rows(600))));
    assertThat(execute("backtest", "--config", config(), "--input", rows(950), "--history", past))
        .isZero();
    assertThat(out.toString()).contains("950 scored");
  }

  /** Test beds come with a normal run beside the labelled ones. */
  @Test
  void backtestScoresFilesWithoutLabelsAndJudgesTheOthers() throws IOException {
    Path runs = Files.createDirectory(folder.resolve("runs"));
    Path labelled = Path.of(rows(1_000));
    Files.copy(labelled, runs.resolve("fault.csv"));
    List<String> lines = Files.readAllLines(labelled);
    Files.write(
        runs.resolve("normal.csv"),
        lines.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList());

    assertThat(
            execute(
                "backtest", "--config", config(), "--input", runs.toString(), "--labels", "fault"))
        .isZero();
    assertThat(out.toString())
        .contains("2,000 scored", "1,000 records, 1 anomalous", "not judged  1 of the files");
  }

  @Test
  void backtestSaysThatTheInputIsShorterThanTheWarmUp() throws IOException {
    assertThat(execute("backtest", "--config", config(), "--input", rows(100))).isZero();
    assertThat(out.toString()).contains("0 scored", "shorter than the warm-up");
  }

  @Test
  void backtestRefusesAnInputThatIsNotThere() throws IOException {
    assertThat(execute("backtest", "--config", config(), "--input", "nowhere.csv")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void backtestNamesAColumnThatIsMissing() throws IOException {
    String csv = write("other.csv", "a,c\n1,2\n");
    assertThat(execute("backtest", "--config", config(), "--input", csv)).isEqualTo(1);
    assertThat(err.toString()).contains("'b'");
  }
}
