package io.tidewatch.app;

import io.tidewatch.learn.Verdict;
import io.tidewatch.reading.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happened in a backtest, in words. */
final class BacktestText {

  /** The columns before the text of a line, where its name stands. */
  static final int NAME_WIDTH = 12;

  private BacktestText() {}

  static List<String> lines(BacktestLedger ledger, int waiting, double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "records     %,d in %.1f s, %,d scored, %,d dead or late%s",
            ledger.read(),
            seconds,
            ledger.scored(),
            ledger.refused().values().stream().mapToInt(Integer::intValue).sum(),
            reasons(ledger.refused())));
    if (waiting > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "unscored    %,d: the input was shorter than the warm-up, so no model came",
              waiting));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "models      %,d promoted, %,d refused, %,d windows without a training",
            ledger.trainings().count(Verdict.PROMOTED),
            ledger.trainings().refused(),
            ledger.trainings().count(Verdict.NOT_DUE)
                + ledger.trainings().count(Verdict.WARMING_UP)));
    ledger
        .trainings()
        .failures()
        .forEach((why, times) -> lines.add("            refused " + times + " x " + why));
    lines.add(String.format(Locale.ROOT, "alerts      %,d episodes", ledger.episodes()));
    return lines;
  }

  private static String reasons(Map<Reason, Integer> refused) {
    List<String> parts = new ArrayList<>();
    refused.forEach((reason, count) -> parts.add(count + " " + reason.text()));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }
}
