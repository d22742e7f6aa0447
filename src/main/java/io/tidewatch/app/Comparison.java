package io.tidewatch.app;

import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.Quality;
import io.tidewatch.learn.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the same backtest once for each contender. */
final class Comparison {

  private final BacktestFiles files;
  private final int fromRow;

  /**
   * Nothing is read yet.
   *
   * @param files what every contender reads
   * @param fromRow the first row of each file that the metrics count
   */
  Comparison(BacktestFiles files, int fromRow) {
    this.files = files;
    this.fromRow = fromRow;
  }

  /** Runs them one after the other. */
  List<ComparisonRow> run(List<Contender> contenders, Progress progress) {
    List<ComparisonRow> rows = new ArrayList<>();
    for (Contender contender : contenders) {
      progress.begin(contender.name());
      rows.add(run(contender));
      progress.end(contender.name());
    }
    return rows;
  }

  private ComparisonRow run(Contender contender) {
    BacktestLedger ledger = new BacktestLedger(files.inputs());
    ContenderWatch watch = new ContenderWatch(ledger);
    TimedTrainer trainer = new TimedTrainer(contender.trainer());
    files.feed(new Backtest(contender.plan(), trainer, watch), contender.plan(), ledger::read);
    if (watch.model().isEmpty()) {
      return new ComparisonRow(
          contender.name(),
          new ComparisonRow.None(ledger.trainings().mostFrequentFailure()),
          contender.note());
    }
    Optional<Quality> quality =
        files.labels().isEmpty()
            ? Optional.empty()
            : Optional.of(Quality.of(ledger.labelled(fromRow)));
    double nanos =
        watch.rows().isEmpty()
            ? Double.NaN
            : PassTiming.nanosPerRecord(watch.model().orElseThrow(), watch.rows());
    return new ComparisonRow(
        contender.name(),
        new ComparisonRow.Figures(
            quality, trainer.seconds(), nanos, watch.modelBytes().orElseThrow()),
        contender.note() + misses(ledger, trainer, quality));
  }

  private static String misses(
      BacktestLedger ledger, TimedTrainer trainer, Optional<Quality> quality) {
    int unusable =
        ledger.trainings().count(Verdict.FAILED)
            + ledger.trainings().count(Verdict.NOT_FINITE)
            + ledger.trainings().count(Verdict.COLLAPSED);
    String refused =
        unusable == 0
            ? ""
            : "; "
                + unusable
                + " of "
                + trainer.trainings()
                + " trainings gave no usable network (most often "
                + ledger.trainings().mostFrequentFailure()
                + ")";
    double coverage = quality.map(Quality::coverage).orElse(1.0);
    return coverage == 1
        ? refused
        : refused + "; " + NumberText.of(100 * coverage) + " % of the measured records were scored";
  }
}
