package io.tidewatch.robustness;

import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.detect.Score;
import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.Observer;
import io.tidewatch.learn.DetectorPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How well the shares of features in an error tell what is wrong: HitRate@P % (Su et al. 2019,
 * section 5.5), the share of the features that explain a fault among the first P % as many.
 */
final class HitRate {

  private int records;
  private double recordsAt100;
  private double recordsAt150;
  private int faults;
  private int detected;
  private double faultsAt100;
  private double faultsAt150;
  private int amongThree;

  private HitRate() {}

  /** Of {@code conf/smd.yaml} over the machines of a folder. */
  static HitRate of(Path folder) throws IOException {
    ConfigResult result = ConfigReader.read(Path.of("conf/smd.yaml"));
    DetectorPlan plan = ((ConfigResult.Valid) result).config().plan();
    HitRate rate = new HitRate();
    for (ServerMachines.Machine machine : ServerMachines.read(folder)) {
      List<Score> explained = new ArrayList<>();
      Observer observer =
          new Observer() {
            @Override
            public void scored(Score score, boolean alerted) {
              if (score.explanation() != null) {
                explained.add(score);
              }
            }
          };
      Backtest backtest = new Backtest(plan, new Dl4jTrainer(), observer);
      backtest.learnFrom(List.of(machine.history().iterator()));
      backtest.run(List.of(machine.scored().iterator()));
      machine.faults().forEach(fault -> rate.add(machine, fault, explained));
    }
    return rate;
  }

  private void add(
      ServerMachines.Machine machine, ServerMachines.Interpreted fault, List<Score> explained) {
    faults++;
    float[] sums = new float[ServerMachines.WIDTH];
    boolean any = false;
    for (Score score : explained) {
      int row = machine.row(score.vector().time());
      if (row < fault.from() || row > fault.to()) {
        continue;
      }
      float[] shares = score.explanation().shares();
      records++;
      recordsAt100 += hits(shares, fault.features(), 1);
      recordsAt150 += hits(shares, fault.features(), 1.5);
      for (int f = 0; f < shares.length; f++) {
        sums[f] += shares[f];
      }
      any = true;
    }
    if (any) {
      detected++;
      faultsAt100 += hits(sums, fault.features(), 1);
      faultsAt150 += hits(sums, fault.features(), 1.5);
      amongThree += first(sums, 3).stream().anyMatch(fault.features()::contains) ? 1 : 0;
    }
  }

  static double hits(float[] shares, Set<Integer> features, double times) {
    List<Integer> first = first(shares, (int) Math.floor(times * features.size()));
    return (double) first.stream().filter(features::contains).count() / features.size();
  }

  private static List<Integer> first(float[] shares, int count) {
    return IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -shares[f]).thenComparing(f -> f))
        .limit(count)
        .toList();
  }

  /** Rows of a table: what, HitRate at 100 %, at 150 %, among the first three. */
  List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "| %d exceeding records of faults | %.3f | %.3f | |",
            records,
            recordsAt100 / records,
            recordsAt150 / records),
        String.format(
            Locale.ROOT,
            "| %d faults of %d, by their mean shares | %.3f | %.3f | %.3f |",
            detected,
            faults,
            faultsAt100 / detected,
            faultsAt150 / detected,
            (double) amongThree / detected));
  }
}
