package io.tidewatch.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.AlertMetrics;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.DriftKind;
import io.tidewatch.evaluate.DriftPlan;
import io.tidewatch.evaluate.FaultPlan;
import io.tidewatch.evaluate.PlantChannel;
import io.tidewatch.evaluate.RankMetrics;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Measures what docs/robustness.md tells and writes it as a table each, to be run by name; it is no
 * test of every build. {@code -Drobustness.seeds} says how many seeds.
 */
class RobustnessTables {

  private static final int PUMPS = 3;
  private static final int SEEDS = Integer.getInteger("robustness.seeds", 3);
  private static final Path OUTPUT = Path.of("target", "robustness.md");
  private static final List<String> LINES = new ArrayList<>();

  @AfterAll
  static void write() throws java.io.IOException {
    Files.createDirectories(OUTPUT.getParent());
    Files.write(OUTPUT, LINES);
  }

  @Test
  void contamination() {
    Duration learned = Duration.ofHours(6);
    Duration end = Duration.ofHours(9);
    DetectorPlan plan = SensorPlans.linear();
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (double share : new double[] {0.001, 0.003, 0.01, 0.03, 0.1}) {
        List<FaultPlan> faults =
            new ArrayList<>(PlantLog.faults(seed, PUMPS, share, Duration.ZERO, learned));
        faults.addAll(PlantLog.faults(100 + seed, PUMPS, 0.05, learned, end));
        PlantLog log = new PlantLog(PlantLog.plant(seed, PUMPS, end).withFaults(faults));
        String what = "contamination " + share + ", seed " + seed;
        add(what, "retraining", Contenders.run(plan, log), learned, end);
        add(what, "frozen", Contenders.run(SensorPlans.frozen(plan), log), learned, end);
        Judgement naive = Contenders.naive(plan, log, Duration.ofHours(1), Duration.ofMinutes(100));
        add(what, "naive", naive, learned, end);
      }
    }
  }

  @Test
  void drifts() {
    Duration from = Duration.ofHours(2);
    Duration end = Duration.ofHours(12);
    DetectorPlan plan = SensorPlans.linear();
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (DriftKind kind : DriftKind.values()) {
        List<FaultPlan> faults = PlantLog.faults(seed, PUMPS, 0.02, Duration.ofHours(1), end);
        PlantLog log = drifting(seed, kind, from, Duration.ofHours(8), end, faults);
        String what = kind + ", seed " + seed;
        add(what, "retraining", Contenders.run(plan, log), from, end);
        add(what, "frozen", Contenders.run(SensorPlans.frozen(plan), log), from, end);
      }
    }
  }

  /**
   * Every pump's level jumps in one channel: how many windows of ten minutes alarm because of it.
   */
  @Test
  void levelShift() {
    Duration at = Duration.ofHours(4);
    Duration end = Duration.ofHours(10);
    for (int seed = 1; seed <= SEEDS; seed++) {
      PlantLog log = drifting(seed, DriftKind.STEP, at, end.minus(at), end, List.of());
      for (int minutes : new int[] {20, 60, 120}) {
        DetectorPlan plan = SensorPlans.adopting(SensorPlans.linear(), Duration.ofMinutes(minutes));
        add(LevelShift.of(Contenders.run(plan, log), plan, at, end).row(minutes, seed));
      }
    }
  }

  /** The same faults at the same pumps, of which little has been seen before, or much. */
  @Test
  void coldStart() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      ColdStart start = new ColdStart(seed);
      for (int seen : new int[] {0, 50, 500, 5000}) {
        add(start.row(SensorPlans.linear(), seen));
      }
    }
  }

  @Test
  void badChallengers() {
    for (Sabotage kind : Sabotage.values()) {
      int[] trainings = new int[2];
      int[] promoted = new int[2];
      for (int seed = 1; seed <= SEEDS; seed++) {
        PlantLog log = turning(seed);
        Judgement judgement = new Judgement(log);
        Sabotage.Saboteur trainer = new Sabotage.Saboteur(kind, new Dl4jTrainer());
        new Backtest(SensorPlans.linear(), trainer, judgement).run(List.of(log.records()));
        List<ModelDecision> trained =
            judgement.decisions().stream()
                .filter(d -> d.verdict() == Verdict.PROMOTED || d.verdict().refused())
                .toList();
        // The first is sound, and no champion is there to judge it by.
        for (int i = 1; i < trained.size(); i++) {
          int spoilt = Sabotage.Saboteur.sabotaged(i) ? 1 : 0;
          trainings[spoilt]++;
          promoted[spoilt] += trained.get(i).verdict() == Verdict.PROMOTED ? 1 : 0;
        }
      }
      LINES.add(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %d |",
              kind,
              promoted[1],
              trainings[1],
              promoted[0],
              trainings[0]));
      assertThat(trainings[1]).isPositive();
    }
  }

  @Test
  void explanations() throws java.io.IOException {
    Path folder = Path.of("../shared/data/smd");
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no " + folder);
    LINES.addAll(HitRate.of(folder).lines());
  }

  private static PlantLog drifting(
      int seed,
      DriftKind kind,
      Duration from,
      Duration length,
      Duration end,
      List<FaultPlan> faults) {
    List<DriftPlan> drifts = new ArrayList<>();
    for (int pump = 1; pump <= PUMPS; pump++) {
      PlantChannel channel = PlantChannel.values()[(pump + seed) % 6];
      drifts.add(new DriftPlan(kind, pump, channel, from, length));
    }
    return new PlantLog(PlantLog.plant(seed, PUMPS, end).withDrifts(drifts).withFaults(faults));
  }

  private static PlantLog turning(int seed) {
    List<DriftPlan> drifts = new ArrayList<>();
    for (int pump = 1; pump <= PUMPS; pump++) {
      for (int channel = 0; channel < 6; channel += 2) {
        drifts.add(
            new DriftPlan(
                DriftKind.ROTATION,
                pump,
                PlantChannel.values()[channel],
                Duration.ofHours(1),
                Duration.ofHours(12)));
      }
    }
    return new PlantLog(PlantLog.plant(seed, PUMPS, Duration.ofHours(13)).withDrifts(drifts));
  }

  private static void add(String row) {
    LINES.add(row);
  }

  private static void add(
      String what, String who, Judgement judgement, Duration from, Duration to) {
    long start = PlantLog.START.toEpochMilli();
    AlertMetrics alerts = judgement.alerts(start + from.toMillis(), start + to.toMillis());
    RankMetrics ranking = judgement.ranking(start + from.toMillis(), start + to.toMillis());
    LINES.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %.3f | %.2f | %.3f | %.3f | %.3f |",
            what,
            who,
            alerts.recall().orElse(Double.NaN),
            alerts.farPercent().orElse(Double.NaN),
            alerts.f1().orElse(Double.NaN),
            ranking.rocAuc().orElse(Double.NaN),
            ranking.averagePrecision().orElse(Double.NaN)));
  }
}
