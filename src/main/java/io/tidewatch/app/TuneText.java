package io.tidewatch.app;

import io.tidewatch.evaluate.TrialOutcome;
import io.tidewatch.evaluate.TrialRun;
import io.tidewatch.model.AutoencoderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a search found, in words. */
final class TuneText {

  private static final int MOST_ROWS = 10;
  private static final String ROW = "%4s  %-10s  %9s  %9s  %7s  %s";

  private TuneText() {}

  /** What was run, and in how much time. */
  static String spent(
      Tuning tuning, List<TrialRun> runs, TimeBudget budget, String strategy, long seed) {
    String all =
        runs.size() == tuning.mostRuns()
            ? runs.size() + " runs"
            : runs.size() + " of " + tuning.mostRuns() + " runs";
    return String.format(
        Locale.ROOT,
        "searched    %,d trials by %s, %s with the configured model's, in %.0f s, seed %d",
        tuning.trials().size(),
        strategy,
        all,
        budget.nanos() / 1e9,
        seed);
  }

  /** The best trials, each by its best run, the best first; below, how many failed and why. */
  static List<String> table(List<TrialRun> best, TrialRanking ranking) {
    List<String> lines = new ArrayList<>();
    lines.add(row("rank", "trial", "objective", "hold-out", "train s", "model"));
    for (TrialRun run : best.subList(0, Math.min(MOST_ROWS, best.size()))) {
      TrialOutcome outcome = run.outcome();
      if (!outcome.failed()) {
        lines.add(
            row(
                String.valueOf(lines.size()),
                run.trial() == TrialRun.CONFIGURED ? "configured" : String.valueOf(run.trial()),
                NumberText.of(outcome.objective(), 4),
                NumberText.of(outcome.holdOutError()),
                NumberText.of(outcome.trainingSeconds(), 1),
                model(run.spec())));
      }
    }
    lines.add("");
    lines.add(
        "objective: "
            + ranking.objective()
            + "; hold-out: mean squared residual of the scaled features, mean over models; train s:"
            + " all trainings of the run together. Of each trial its best run; what the model does"
            + " not say is its family's default.");
    List<TrialRun> failed = best.stream().filter(run -> run.outcome().failed()).toList();
    if (!failed.isEmpty()) {
      lines.add(
          failed.size()
              + " failed, "
              + TrialBacktest.name(failed.get(0).trial())
              + " for: "
              + failed.get(0).outcome().failure());
    }
    return lines;
  }

  /** How good the best is, and how much better than the configured model. */
  static String verdict(TrialRun best, TrialRun configured, TrialRanking ranking) {
    String found = ranking.objective() + " " + NumberText.of(best.outcome().objective(), 4);
    if (best.trial() == TrialRun.CONFIGURED) {
      return "the configured model, " + found + "; nothing that was tried is better";
    }
    String before =
        configured.outcome().failed()
            ? "the configured model failed"
            : String.format(
                Locale.ROOT,
                "the configured model %s (%+.4f)",
                NumberText.of(configured.outcome().objective(), 4),
                best.outcome().objective() - configured.outcome().objective());
    return TrialBacktest.name(best.trial()) + ", " + found + "; " + before;
  }

  /** The family and what differs from its defaults; sizes as {@code 24-12}. */
  static String model(AutoencoderSpec spec) {
    return spec.beyondDefaults().entrySet().stream()
        .map(entry -> entry.getKey().text() + "=" + entry.getValue().replace(',', '-'))
        .collect(Collectors.joining(", ", spec.family().text() + "{", "}"));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, ROW, (Object[]) cells);
  }
}
