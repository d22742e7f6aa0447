package io.tidewatch.app;

import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.CsvException;
import io.tidewatch.evaluate.Quality;
import io.tidewatch.learn.DetectorPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backtest that was run.
 *
 * @param plan what was detected
 * @param files what was read
 * @param ledger what came of each record
 * @param waiting how many records waited for a first model in vain
 * @param seconds how long it took
 * @param fromRow the first row of each file that the metrics count
 */
record BacktestRun(
    DetectorPlan plan,
    BacktestFiles files,
    BacktestLedger ledger,
    int waiting,
    double seconds,
    int fromRow) {

  /**
   * Runs it.
   *
   * @param read hears of each record that was read
   * @throws CommandFailure when an input cannot be read
   */
  static BacktestRun of(BacktestFiles files, DetectorPlan plan, int fromRow, Runnable read) {
    BacktestLedger ledger = new BacktestLedger(files.inputs());
    Backtest backtest = new Backtest(plan, new Dl4jTrainer(ledger.trainings()::trained), ledger);
    long begun = System.nanoTime();
    try {
      files.feed(
          backtest,
          plan,
          record -> {
            ledger.read(record);
            read.run();
          });
    } catch (CsvException | IllegalArgumentException unreadable) {
      throw CommandFailure.failed(List.of(unreadable.getMessage()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new BacktestRun(plan, files, ledger, backtest.waiting(), seconds, fromRow);
  }

  /** How good it was, where there are labels. */
  Optional<Quality> quality() {
    return files.labels().isEmpty()
        ? Optional.empty()
        : Optional.of(Quality.of(ledger.labelled(fromRow)));
  }

  /** What happened, in words. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(BacktestText.lines(ledger, waiting, seconds));
    quality().ifPresent(quality -> lines.addAll(QualityText.lines(quality)));
    int unlabelled = files.unlabelled().size();
    if (unlabelled > 0) {
      lines.add(
          "not judged  "
              + unlabelled
              + " of the files, which have no column '"
              + files.labels()
              + "'");
    }
    return lines;
  }
}
