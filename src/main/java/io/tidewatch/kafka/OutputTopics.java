package io.tidewatch.kafka;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the outputs go.
 *
 * @param alerts the topic of alerts
 * @param scores the topic of scores; empty to write none
 * @param deadLetters the topic of refused records
 * @param models the topic of models and model decisions
 */
public record OutputTopics(String alerts, String scores, String deadLetters, String models) {

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException when one is no topic name, or one comes twice
   */
  public OutputTopics {
    TopicName.check(alerts, "alerts topic");
    TopicName.check(deadLetters, "dead-letters topic");
    TopicName.check(models, "models topic");
    if (!scores.isEmpty()) {
      TopicName.check(scores, "scores topic");
    }
    if (Stream.of(alerts, scores, deadLetters, models).distinct().count() < 4) {
      throw new IllegalArgumentException(
          "output topics must be distinct, but was "
              + List.of(alerts, scores, deadLetters, models)
              + " (sinks)");
    }
  }

  /** The default names of a pipeline's topics, without one for scores. */
  public static OutputTopics of(String pipeline) {
    return new OutputTopics(
        pipeline + ".alerts", "", pipeline + ".dead-letters", pipeline + ".models");
  }

  /** Whether scores are written. */
  public boolean hasScores() {
    return !scores.isEmpty();
  }

  /** All that are written to. */
  public List<String> all() {
    return Stream.of(alerts, scores, deadLetters, models).filter(n -> !n.isEmpty()).toList();
  }
}
