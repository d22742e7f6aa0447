package io.tidewatch.evaluate;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.Score;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.reading.DeadLetter;

/** Watches a {@link Backtest}. Every method may be left out. */
public interface Observer {

  /**
   * A record was scored.
   *
   * @param alerted whether it exceeded within an open episode: the decision a user sees
   */
  default void scored(Score score, boolean alerted) {}

  /** An alert was sent. */
  default void alerted(Alert alert) {}

  /** A record became a dead letter. */
  default void refused(DeadLetter deadLetter) {}

  /** A training window was decided. */
  default void decided(ModelDecision decision) {}
}
