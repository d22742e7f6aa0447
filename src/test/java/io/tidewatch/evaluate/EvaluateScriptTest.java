package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the measures with those of an independent script, where that and what it needs are at
 * hand: files in the layout of SKAB, of whose rows the first 400 are not measured.
 */
class EvaluateScriptTest {

  private static final Path SCRIPT = Path.of("../shared/bench/evaluate.py");
  private static final List<String> FILES = List.of("other/0", "valve1/0", "valve2/7");
  private static final int TRAINING = 400;

  @TempDir Path folder;

  @BeforeEach
  void needScript() throws IOException, InterruptedException {
    assumeTrue(Files.isRegularFile(SCRIPT), "no script at " + SCRIPT);
    assumeTrue(canRun("python3", "-c", "import numpy"), "no python3 with numpy");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheScript(long seed) throws IOException, InterruptedException {
    List<LabelledScores> files = files(new Random(seed));
    writeLabels(files);
    Path scores = folder.resolve("scores.csv");
    writeScores(files, scores);

    Map<String, Double> expected = run(scores);
    Quality quality = Quality.of(files.stream().map(file -> file.from(TRAINING)).toList());

    check(expected, "rows", quality.rows());
    check(expected, "anomalous_rows", quality.anomalousRows());
    assertThat(quality.coverage()).isCloseTo(expected.get("coverage"), within(1e-5));
    check(expected, "roc_auc", quality.ranks().rocAuc());
    check(expected, "avg_precision", quality.ranks().averagePrecision());
    check(expected, "roc_auc_filemean", quality.rocAucFileMean());
    check(expected, "avg_precision_filemean", quality.averagePrecisionFileMean());
    check(expected, "best_f1_filemean", quality.bestF1FileMean());
    check(expected, "always_alert_f1", quality.alwaysAlertF1());
    BestF1 best = quality.ranks().bestF1().orElseThrow();
    check(expected, "best_f1.f1", best.f1());
    check(expected, "best_f1.threshold", best.threshold());
    check(expected, "best_f1.precision", best.precision());
    check(expected, "best_f1.recall", best.recall());
    check(expected, "best_f1.far_pct", best.farPercent());
    checkAlerts(expected, quality.alerts());
    checkEvents(expected, quality.events());
  }

  private static void checkAlerts(Map<String, Double> expected, AlertMetrics alerts) {
    check(expected, "alerts.tp", alerts.truePositives());
    check(expected, "alerts.fp", alerts.falsePositives());
    check(expected, "alerts.fn", alerts.falseNegatives());
    check(expected, "alerts.tn", alerts.trueNegatives());
    check(expected, "alerts.f1", alerts.f1());
    check(expected, "alerts.far_pct", alerts.farPercent());
    check(expected, "alerts.mar_pct", alerts.marPercent());
    check(expected, "alerts.precision", alerts.precision());
  }

  private static void checkEvents(Map<String, Double> expected, EventMetrics events) {
    check(expected, "events.events", events.events());
    check(expected, "events.detected", events.detected());
    check(expected, "events.recall", events.recall());
    check(expected, "events.episodes", events.episodes());
    check(expected, "events.true_episodes", events.trueEpisodes());
    check(expected, "events.precision", events.precision());
    check(expected, "events.fc1", events.fc1());
    DetectionDelay delay = events.delay().orElseThrow();
    check(expected, "events.delay_rows_mean", delay.meanRows());
    check(expected, "events.delay_rows_median", delay.medianRows());
    check(expected, "events.delay_seconds_mean", delay.meanMillis() / 1000);
    check(expected, "events.delay_seconds_median", delay.medianMillis() / 1000);
    check(
        expected,
        "events.false_episodes_per_1k_normal_rows",
        events.falseEpisodesPer1kNormalRows());
  }

  private static void check(Map<String, Double> expected, String name, OptionalDouble actual) {
    check(expected, name, actual.orElseThrow());
  }

  private static void check(Map<String, Double> expected, String name, double actual) {
    assertThat(expected).containsKey(name);
    assertThat(actual).as(name).isCloseTo(expected.get(name), within(1e-9));
  }

  private static List<LabelledScores> files(Random random) {
    List<LabelledScores> files = new ArrayList<>();
    long time = Plants.START.toEpochMilli();
    for (String file : FILES) {
      int rows = TRAINING + 100 + random.nextInt(400);
      boolean[] labels = new boolean[rows];
      boolean[] alerts = new boolean[rows];
      double[] scores = new double[rows];
      long[] times = new long[rows];
      for (int i = 0; i < rows; i++) {
        labels[i] = i > 0 && random.nextInt(30) > 0 ? labels[i - 1] : random.nextInt(3) == 0;
        double score = Math.rint(20 * random.nextGaussian() + (labels[i] ? 20 : 0)) / 10;
        scores[i] = random.nextInt(50) == 0 ? Double.NaN : score;
        alerts[i] = scores[i] > 2.5;
        time += 1000 * (1 + random.nextInt(3));
        times[i] = time;
      }
      files.add(new LabelledScores(file, labels, scores, alerts, times));
    }
    return files;
  }

  private void writeLabels(List<LabelledScores> files) {
    for (LabelledScores file : files) {
      StringBuilder text = new StringBuilder("datetime,x,anomaly,changepoint\n");
      for (int i = 0; i < file.rows(); i++) {
        String time = Instant.ofEpochMilli(file.times()[i]).toString().replace("Z", "");
        int change = i > 0 && file.labels()[i] != file.labels()[i - 1] ? 1 : 0;
        text.append(time.replace('T', ' ')).append(",0,").append(file.labels()[i] ? 1 : 0);
        text.append(',').append(change).append('\n');
      }
      CsvFiles.write(folder.resolve("skab/" + file.file() + ".csv"), text.toString());
    }
  }

  private static void writeScores(List<LabelledScores> files, Path path) throws IOException {
    try (Writer out = Files.newBufferedWriter(path);
        ScoreWriter writer = new ScoreWriter(out, "skab")) {
      long position = 0;
      for (LabelledScores file : files) {
        for (int i = 0; i < file.rows(); i++) {
          long time = file.times()[i];
          double score = file.scores()[i];
          boolean alert = file.alerts()[i];
          writer.write(
              position++, new ScoredRow(file.file(), i, time, "pump", score, 0.5, alert, "v1"));
        }
      }
    }
  }

  private Map<String, Double> run(Path scores) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Process script =
        new ProcessBuilder(
                "python3",
                SCRIPT.toString(),
                "--root",
                folder.toString(),
                "--dataset",
                "skab",
                "--scores",
                scores.toString(),
                "--flat")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(script.exitValue()).as(text).isZero();
    Map<String, Double> values = new HashMap<>();
    for (String line : text.split("\n")) {
      String[] cells = line.split("\t");
      if (cells[1].matches("-?[0-9.]+(e[-+]?[0-9]+)?")) {
        values.put(cells[0], Double.parseDouble(cells[1]));
      }
    }
    return values;
  }

  private static boolean canRun(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
