package io.tidewatch.app;

import io.tidewatch.evaluate.Quality;
import java.util.Optional;

/**
 * What came of one contender.
 *
 * @param name as tables spell it
 * @param outcome the figures, or why there are none
 * @param note what is to be known of it, or empty
 */
record ComparisonRow(String name, Outcome outcome, String note) {

  /** Figures, or the lack of them. */
  sealed interface Outcome {}

  /**
   * The figures.
   *
   * @param quality how right it was; empty without labels
   * @param trainingSeconds the sum over all trainings
   * @param nanosPerRecord of a forward pass; NaN where no record was scored
   * @param modelBytes the mean over slots
   */
  record Figures(
      Optional<Quality> quality, double trainingSeconds, double nanosPerRecord, double modelBytes)
      implements Outcome {}

  /** Why no model came. */
  record None(String reason) implements Outcome {}
}
