package io.tidewatch.app;

import io.tidewatch.evaluate.CsvException;
import io.tidewatch.evaluate.Rung;
import io.tidewatch.evaluate.Search;
import io.tidewatch.evaluate.TrialRun;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.AutoencoderSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One search: what is tried, in which rungs, on what and by what it is ranked.
 *
 * @param files what every trial reads
 * @param plan what all trials share; its model is the configured one
 * @param ranking how trials are ranked
 * @param trials what is tried beside the configured model
 * @param rungs how
 */
record Tuning(
    BacktestFiles files,
    DetectorPlan plan,
    TrialRanking ranking,
    List<AutoencoderSpec> trials,
    List<Rung> rungs) {

  /** How many runs it takes where time allows, the configured model's included. */
  int mostRuns() {
    return efforts().size();
  }

  /**
   * Searches.
   *
   * @param terminal whether lines of progress can be written over
   * @return every run, in order
   * @throws CommandFailure when the files cannot be read, or are too short to learn from
   */
  List<TrialRun> run(PrintWriter err, boolean terminal, TimeBudget budget) {
    try (Progress progress = new Progress(err, terminal, efforts(), budget::nanos)) {
      TrialBacktest backtest = new TrialBacktest(files, plan, ranking, progress);
      return new Search(backtest, budget).run(plan.learning().spec(), trials, rungs);
    } catch (CsvException | IllegalArgumentException unreadable) {
      throw CommandFailure.failed(List.of(unreadable.getMessage()));
    }
  }

  /** What each run takes, in full trainings. */
  private List<Double> efforts() {
    List<Double> efforts = new ArrayList<>(List.of(1.0));
    rungs.forEach(rung -> efforts.addAll(Collections.nCopies(rung.trials(), rung.share())));
    return efforts;
  }
}
