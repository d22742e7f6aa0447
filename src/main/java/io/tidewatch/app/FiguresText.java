package io.tidewatch.app;

import io.tidewatch.evaluate.Quality;
import io.tidewatch.learn.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The figures of several backtests, a column for each. */
final class FiguresText {

  private FiguresText() {}

  /** One line for each figure, headed by the configurations; with labels, how good each was. */
  static List<String> sideBySide(List<Path> configs, List<BacktestRun> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", configs, Path::toString));
    rows.add(row("records", runs, run -> count(run.ledger().read())));
    rows.add(row("scored", runs, run -> count(run.ledger().scored())));
    rows.add(
        row(
            "models promoted",
            runs,
            run -> count(run.ledger().trainings().count(Verdict.PROMOTED))));
    rows.add(row("models refused", runs, run -> count(run.ledger().trainings().refused())));
    rows.add(row("episodes", runs, run -> count(run.ledger().episodes())));
    rows.add(row("seconds", runs, run -> NumberText.of(run.seconds(), 1)));
    if (runs.stream().allMatch(run -> run.quality().isPresent())) {
      rows.addAll(quality(runs.stream().map(run -> run.quality().orElseThrow()).toList()));
    }
    return AlignedText.lines(rows);
  }

  private static List<List<String>> quality(List<Quality> all) {
    return List.of(
        row("ROC-AUC", all, one -> NumberText.of(one.ranks().rocAuc(), 3)),
        row("average precision", all, one -> NumberText.of(one.ranks().averagePrecision(), 3)),
        row("F1", all, one -> NumberText.of(one.alerts().f1(), 3)),
        row("false-alarm rate %", all, one -> NumberText.of(one.alerts().farPercent(), 2)),
        row("missed-alarm rate %", all, one -> NumberText.of(one.alerts().marPercent(), 2)),
        row("events found", all, one -> one.events().detected() + "/" + one.events().events()),
        row("fc1", all, one -> NumberText.of(one.events().fc1(), 3)),
        row(
            "false episodes per 1,000",
            all,
            one -> NumberText.of(one.events().falseEpisodesPer1kNormalRows(), 3)),
        row("alerts a day", all, one -> NumberText.of(one.events().alertsPerDay(), 2)));
  }

  private static <T> List<String> row(String name, List<T> all, Function<T, String> figure) {
    List<String> row = new ArrayList<>();
    row.add(name);
    all.forEach(one -> row.add(figure.apply(one)));
    return row;
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
