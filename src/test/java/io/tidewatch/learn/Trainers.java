package io.tidewatch.learn;

import java.util.Arrays;

/** Trainers that give nothing a detector could use. */
final class Trainers {

  private Trainers() {}

  /** Says that it diverged. */
  static Trainer diverging() {
    return (rows, spec, seed) -> {
      throw new TrainingException("loss must be finite, but was NaN");
    };
  }

  /** Breaks where no training should. */
  static Trainer crashing() {
    return (rows, spec, seed) -> {
      throw new IllegalStateException("workspace must be open, but was closed");
    };
  }

  /** Gives the same output for every input. */
  static Trainer constant() {
    return (rows, spec, seed) -> Models.diagonal(new float[rows[0].length]);
  }

  /** Hands the first feature through, so that no fault in it shows, and expects 0 of the others. */
  static Trainer worse() {
    return (rows, spec, seed) -> {
      float[] weights = new float[rows[0].length];
      weights[0] = 1;
      return Models.diagonal(weights);
    };
  }

  /** Has finite weights whose outputs overflow. */
  static Trainer overflowing() {
    return (rows, spec, seed) -> Models.chain(filled(rows[0].length, 1e30f), 2);
  }

  /** Gives a network one feature wider than the rows. */
  static Trainer tooWide() {
    return (rows, spec, seed) -> Models.diagonal(filled(rows[0].length + 1, 0.5f));
  }

  private static float[] filled(int width, float value) {
    float[] values = new float[width];
    Arrays.fill(values, value);
    return values;
  }
}
