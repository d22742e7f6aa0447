package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

/** A network computed as its definition says, in double precision and one term after the other. */
final class NaiveNetwork {

  private static final double TOLERANCE = 1e-5;

  private NaiveNetwork() {}

  static double[] outputs(Dense layer, double[] in) {
    float[][] weights = layer.weights();
    double[] out = new double[layer.outputs()];
    for (int o = 0; o < out.length; o++) {
      double sum = layer.bias()[o];
      for (int i = 0; i < weights.length; i++) {
        sum += in[i] * weights[i][o];
      }
      out[o] = activated(layer.activation(), sum);
    }
    return out;
  }

  /** What layers 0 to {@code layers - 1} make of a record. */
  static double[] outputs(Autoencoder autoencoder, int layers, float[] in) {
    double[] values = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      values[i] = in[i];
    }
    for (Layer layer : autoencoder.layers().subList(0, layers)) {
      values = outputs((Dense) layer, values);
    }
    return values;
  }

  static double activated(Activation how, double x) {
    return switch (how) {
      case IDENTITY -> x;
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case RELU -> Math.max(0, x);
    };
  }

  /** Relative to the size of the row: single values may be small by cancellation. */
  static void assertClose(float[] actual, double[] expected) {
    double size = 1e-3;
    for (double value : expected) {
      size = Math.max(size, Math.abs(value));
    }
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(TOLERANCE * size);
    }
  }
}
