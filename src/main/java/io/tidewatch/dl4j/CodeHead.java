package io.tidewatch.dl4j;

import io.tidewatch.model.Dense;
import io.tidewatch.model.GaussianHead;
import io.tidewatch.model.Layer;
import java.util.Arrays;

/**
 * The encoder's last layer, in training and compiled: a variational one writes the means and the
 * log variances of its code side by side, which the compiled network keeps apart.
 */
final class CodeHead {

  private CodeHead() {}

  /** The compiled layer. */
  static Layer compiled(Dense trained, int codeUnits) {
    return trained.outputs() == codeUnits
        ? trained
        : new GaussianHead(
            outputs(trained, 0, codeUnits), outputs(trained, codeUnits, trained.outputs()));
  }

  /** The layer to train on from a compiled one. */
  static Dense trained(Layer compiled) {
    if (!(compiled instanceof GaussianHead head)) {
      return (Dense) compiled;
    }
    float[][] means = head.means().weights();
    float[][] logVariances = head.logVariances().weights();
    float[][] weights = new float[means.length][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = joined(means[i], logVariances[i]);
    }
    return new Dense(
        weights,
        joined(head.means().bias(), head.logVariances().bias()),
        head.means().activation());
  }

  private static Dense outputs(Dense layer, int from, int to) {
    float[][] weights =
        Arrays.stream(layer.weights())
            .map(row -> Arrays.copyOfRange(row, from, to))
            .toArray(float[][]::new);
    return new Dense(weights, Arrays.copyOfRange(layer.bias(), from, to), layer.activation());
  }

  private static float[] joined(float[] first, float[] second) {
    float[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
