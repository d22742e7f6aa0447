package io.tidewatch.evaluate;

import io.tidewatch.model.AutoencoderSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One run of a trial. With a share of its epochs it is a configuration, too, and a trial may well
 * be best with fewer: what counts is the best seen so far (Li et al. 2018, algorithm 1).
 *
 * @param trial the trial's number; 0 is the configured model
 * @param spec what was trained, with the epochs of this run
 * @param outcome what came of it
 */
public record TrialRun(int trial, AutoencoderSpec spec, TrialOutcome outcome) {

  /** The configured model's number. */
  public static final int CONFIGURED = 0;

  /** The best first; of equal ones the smaller number, so that the configured model wins ties. */
  public static final Comparator<TrialRun> BEST_FIRST =
      Comparator.comparing(TrialRun::outcome, TrialOutcome.BEST_FIRST)
          .thenComparingInt(TrialRun::trial);

  /** Checks that nothing is null. */
  public TrialRun {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** The best run of each trial, the best trial first. */
  public static List<TrialRun> bestOfEach(List<TrialRun> runs) {
    return runs.stream().collect(Collectors.groupingBy(TrialRun::trial)).values().stream()
        .map(same -> same.stream().min(BEST_FIRST).orElseThrow())
        .sorted(BEST_FIRST)
        .toList();
  }
}
