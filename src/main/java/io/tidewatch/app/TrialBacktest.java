package io.tidewatch.app;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.Search;
import io.tidewatch.evaluate.TrialOutcome;
import io.tidewatch.evaluate.TrialRun;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.AutoencoderSpec;
import java.util.List;
import java.util.OptionalDouble;

/** Runs the whole pipeline for each trial of a search. */
final class TrialBacktest implements Search.Evaluation {

  private final BacktestFiles files;
  private final DetectorPlan plan;
  private final TrialRanking ranking;
  private final Progress progress;

  /**
   * Nothing is read yet.
   *
   * @param plan what all trials share
   */
  TrialBacktest(BacktestFiles files, DetectorPlan plan, TrialRanking ranking, Progress progress) {
    this.files = files;
    this.plan = plan;
    this.ranking = ranking;
    this.progress = progress;
  }

  /** The number as texts give it. */
  static String name(int trial) {
    return trial == TrialRun.CONFIGURED ? "configured" : "trial " + trial;
  }

  @Override
  public TrialOutcome evaluate(int trial, AutoencoderSpec spec) {
    progress.begin(name(trial) + " " + spec.family().text());
    TrialOutcome outcome = run(spec);
    progress.end(name(trial) + " " + spec.family().text());
    return outcome;
  }

  private TrialOutcome run(AutoencoderSpec spec) {
    DetectorPlan tried = new FamilyChoice(spec, List.of()).in(plan);
    BacktestLedger ledger = new BacktestLedger(files.inputs());
    TimedTrainer trainer = new TimedTrainer(new Dl4jTrainer());
    files.feed(new Backtest(tried, trainer, ledger), tried, ledger::read, ranking::seen);
    if (trainer.trainings() == 0) {
      throw CommandFailure.failed(
          List.of(
              String.format(
                  "input must be longer than the warm-up of %,d rows, but no training came of %,d"
                      + " records (--input)",
                  plan.learning().warmUpRows(), ledger.read())));
    }
    if (ledger.trainings().lastModel().isEmpty()) {
      return TrialOutcome.none(trainer.seconds(), ledger.trainings().mostFrequentFailure());
    }
    OptionalDouble objective = ranking.of(ledger);
    return objective.isEmpty()
        ? TrialOutcome.none(trainer.seconds(), "no record that counts was scored")
        : new TrialOutcome(
            objective.getAsDouble(), ledger.trainings().holdOutError(), trainer.seconds(), "");
  }
}
