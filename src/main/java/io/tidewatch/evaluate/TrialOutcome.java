package io.tidewatch.evaluate;

import java.util.Comparator;
import java.util.Objects;

/**
 * What came of a trial.
 *
 * @param objective what is searched for, more for better; NaN where it failed
 * @param holdOutError the mean over its models of their error on the hold-out; NaN where it failed
 * @param trainingSeconds of all its trainings together
 * @param failure why it failed; empty where it did not
 */
public record TrialOutcome(
    double objective, double holdOutError, double trainingSeconds, String failure) {

  /** The best first: the larger objective, then the smaller hold-out error; failures last. */
  public static final Comparator<TrialOutcome> BEST_FIRST =
      Comparator.comparing(TrialOutcome::failed)
          .thenComparing(Comparator.comparingDouble(TrialOutcome::objective).reversed())
          .thenComparingDouble(TrialOutcome::holdOutError);

  /**
   * Checks that there is a reason exactly where there is no objective.
   *
   * @throws IllegalArgumentException otherwise
   */
  public TrialOutcome {
    Objects.requireNonNull(failure, "failure");
    if (Double.isNaN(objective) == failure.isEmpty()) {
      throw new IllegalArgumentException(
          "failure must be given exactly without an objective, but was '"
              + failure
              + "' with "
              + objective);
    }
  }

  /** A trial that gave no objective. */
  public static TrialOutcome none(double trainingSeconds, String why) {
    return new TrialOutcome(Double.NaN, Double.NaN, trainingSeconds, why);
  }

  /** Whether there is no objective. */
  public boolean failed() {
    return Double.isNaN(objective);
  }
}
