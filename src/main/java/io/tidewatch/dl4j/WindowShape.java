package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Signal;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The layers of an autoencoder over windows, checked against the width of the rows before anything
 * is allocated.
 */
sealed interface WindowShape permits ConvolutionalShape, RecurrentShape {

  /** The most parameters a network may have. */
  long MOST_PARAMETERS = 1 << 22;

  /** The most values that a training step over a batch may keep in native memory, about. */
  long MOST_WORKING_VALUES = 1L << 27;

  /**
   * An untrained autoencoder.
   *
   * @param random drawn from, layer by layer
   */
  Autoencoder draw(SplittableRandom random);

  /**
   * The channels and steps of a row.
   *
   * @param spec of a family that takes steps
   * @param width of the rows
   * @throws IllegalArgumentException when the spec gives no steps, or they do not divide the width
   */
  static Signal window(AutoencoderSpec spec, int width) {
    OptionalInt steps = spec.optionalInteger(Hyperparameter.STEPS);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "steps must be given, how many values of each channel a row holds, but was absent ("
              + spec
              + ")");
    }
    if (width % steps.getAsInt() != 0) {
      throw new IllegalArgumentException(
          "steps must be a divisor of "
              + width
              + " features, channels times steps, but was "
              + steps.getAsInt()
              + " ("
              + spec
              + ")");
    }
    return new Signal(width / steps.getAsInt(), steps.getAsInt());
  }

  /**
   * The configured code size or, without one, a third of the width, rounded half up, at least 1.
   */
  static int code(AutoencoderSpec spec, int width) {
    return spec.optionalInteger(Hyperparameter.CODE).orElse(Math.max(1, Math.round(width / 3f)));
  }

  /**
   * Refuses networks that would take too much memory.
   *
   * @throws IllegalArgumentException naming what there is too much of
   */
  static void requireBounds(AutoencoderSpec spec, long parameters, long workingValues) {
    if (parameters > MOST_PARAMETERS) {
      throw new IllegalArgumentException(
          "network must have at most "
              + MOST_PARAMETERS
              + " parameters, but was "
              + parameters
              + " ("
              + spec
              + ")");
    }
    long batch = workingValues * spec.integer(Hyperparameter.BATCH);
    if (batch > MOST_WORKING_VALUES) {
      throw new IllegalArgumentException(
          "batch must be at most "
              + MOST_WORKING_VALUES / workingValues
              + " rows for a network of this size, but was "
              + spec.integer(Hyperparameter.BATCH)
              + " ("
              + spec
              + ")");
    }
  }

  /**
   * A dense layer: weights normal with variance {@code 2 / (inputs + outputs)} (Glorot and Bengio
   * 2010), biases zero.
   */
  static Dense dense(int inputs, int outputs, Activation activation, SplittableRandom random) {
    double deviation = Math.sqrt(2.0 / (inputs + outputs));
    return new Dense(normal(inputs, outputs, deviation, random), new float[outputs], activation);
  }

  /** Independent normal values, row by row. */
  static float[][] normal(int rows, int columns, double deviation, SplittableRandom random) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int o = 0; o < columns; o++) {
        row[o] = (float) (deviation * random.nextGaussian());
      }
    }
    return values;
  }
}
