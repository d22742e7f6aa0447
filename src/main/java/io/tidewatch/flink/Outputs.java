package io.tidewatch.flink;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.Score;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.reading.DeadLetter;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where the pipeline writes.
 *
 * @param alerts takes every alert
 * @param scores takes every score, where wanted
 * @param deadLetters takes every dead letter
 * @param models takes the decisions that promote a model
 * @param decisions takes every decision
 */
public record Outputs(
    Sink<Alert> alerts,
    Optional<Sink<Score>> scores,
    Sink<DeadLetter> deadLetters,
    Sink<ModelDecision> models,
    Sink<ModelDecision> decisions) {

  /** Checks that nothing is null. */
  public Outputs {
    Objects.requireNonNull(alerts, "alerts");
    Objects.requireNonNull(scores, "scores");
    Objects.requireNonNull(deadLetters, "deadLetters");
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(decisions, "decisions");
  }
}
