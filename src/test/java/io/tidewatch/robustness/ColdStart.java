package io.tidewatch.robustness;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.PlantRecord;
import io.tidewatch.evaluate.RankMetrics;
import io.tidewatch.learn.DetectorPlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A plant of which three pumps have been known for long when others are added, and faults at these.
 * However much is seen of a newcomer before, the records that count are the same.
 */
final class ColdStart {

  private static final int PUMPS = 24;
  private static final Set<String> KNOWN = Set.of("P-1", "P-2", "P-3");
  private static final Duration JUDGED = Duration.ofHours(6);
  private static final Duration END = JUDGED.plusSeconds(1_000);

  private final int seed;
  private final PlantLog log;

  ColdStart(int seed) {
    this.seed = seed;
    log =
        new PlantLog(
            PlantLog.plant(seed, PUMPS, END)
                .withFaults(PlantLog.faults(seed, PUMPS, 0.2, JUDGED, END)));
  }

  /** What is made of the faults by a pipeline that has seen so many records of each newcomer. */
  String row(DetectorPlan plan, int seen) {
    long start = PlantLog.START.toEpochMilli() + JUDGED.toMillis();
    long newcomersFrom = start - seen * PlantLog.SECOND.toMillis();
    Judgement judgement = new Judgement(log);
    new Backtest(plan, new Dl4jTrainer(), judgement)
        .run(List.of(log.records(record -> isThere(record, newcomersFrom))));
    RankMetrics ranking =
        judgement
            .of(entity -> !KNOWN.contains(entity))
            .ranking(start, PlantLog.START.plus(END).toEpochMilli());
    return String.format(
        Locale.ROOT,
        "| cold start, seed %d | %d | %.4f | %.4f |",
        seed,
        seen,
        ranking.rocAuc().orElseThrow(),
        ranking.averagePrecision().orElseThrow());
  }

  private static boolean isThere(PlantRecord record, long newcomersFrom) {
    return KNOWN.contains(record.entity()) || record.time() >= newcomersFrom;
  }
}
