package io.tidewatch.robustness;

import io.tidewatch.detect.Score;
import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.Observer;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.Trainer;
import io.tidewatch.reading.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a plan over a plant's log. */
final class Contenders {

  private static final Trainer TRAINER = new Dl4jTrainer();

  private Contenders() {}

  /** The whole stream, learned from as the plan says. */
  static Judgement run(DetectorPlan plan, PlantLog log) {
    Judgement judgement = new Judgement(log);
    new Backtest(plan, TRAINER, judgement).run(List.of(log.records()));
    return judgement;
  }

  /**
   * Naive retraining: at every period a model is trained on the newest records, whatever they are.
   *
   * @param period from one training to the next
   * @param history how much each training looks back
   */
  static Judgement naive(DetectorPlan plan, PlantLog log, Duration period, Duration history) {
    Judgement judgement = new Judgement(log);
    List<RawRecord> records = new ArrayList<>();
    log.records().forEachRemaining(records::add);
    long start = PlantLog.START.toEpochMilli();
    long end = start + log.spec().duration().toMillis();
    for (long from = start + history.toMillis(); from < end; from += period.toMillis()) {
      List<RawRecord> past = between(records, from - history.toMillis(), from);
      List<RawRecord> next = between(records, from, from + period.toMillis());
      int rows = (int) (0.95 * Math.min(past.size(), plan.learning().capacityRows()));
      Observer scores =
          new Observer() {
            @Override
            public void scored(Score score, boolean alerted) {
              judgement.scored(score, alerted);
            }
          };
      Backtest backtest = new Backtest(SensorPlans.trusting(plan, rows), TRAINER, scores);
      backtest.learnFrom(List.of(past.iterator()));
      backtest.run(List.of(next.iterator()));
    }
    return judgement;
  }

  private static List<RawRecord> between(List<RawRecord> records, long from, long to) {
    return records.stream()
        .filter(raw -> raw.origin().timestamp() >= from && raw.origin().timestamp() < to)
        .toList();
  }
}
