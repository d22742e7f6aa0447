package io.tidewatch.evaluate;

import io.tidewatch.learn.Trainer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Yardstick;
import java.util.List;
import java.util.Locale;

/**
 * Scores that any detector has to beat. Each goes through the whole pipeline in place of a trained
 * network: scaled on the same training rows, calibrated on the same hold-out, replaced as often.
 */
public enum Baseline {
  /** Chance. */
  RANDOM(
      Yardstick.Rule.RANDOM,
      "a number that follows from the record by a hash: it knows nothing, and shows what the labels"
          + " alone give away"),
  /** How far away the record is, all features together. */
  MEAN_DISTANCE(
      Yardstick.Rule.MEAN_DISTANCE,
      "the distance of the scaled features to the mean of the training rows (root mean square), as"
          + " of an autoencoder that answers with the mean"),
  /** How far away its farthest feature is. */
  K_SIGMA(
      Yardstick.Rule.LARGEST_DEVIATION,
      "the largest |z| of any feature; k is not fixed, but calibrated on the hold-out to the wanted"
          + " false-alarm rate like every other threshold");

  private final Yardstick.Rule rule;
  private final String note;

  Baseline(Yardstick.Rule rule, String note) {
    this.rule = rule;
    this.note = note;
  }

  /** The name as tables spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, in a sentence without a full stop. */
  public String note() {
    return note;
  }

  /** Gives its layer for any rows and spec. */
  public Trainer trainer() {
    return (rows, spec, seed) ->
        new Autoencoder(List.of(new Yardstick(rule, rows[0].length, seed)), 1);
  }
}
