package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Conv1d;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Layer;
import io.tidewatch.model.Pool1d;
import io.tidewatch.model.Signal;
import io.tidewatch.model.Upsample1d;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolutional autoencoder (Masci, Meier, Cireșan and Schmidhuber 2011) over time: for each
 * configured number of filters a convolution and a pooling, a dense layer into the code, a dense
 * layer out of it, and for each number of filters, in reverse, an upsampling and a convolution. The
 * last convolution gives the channels and carries no activation; all other layers carry the
 * configured one. Convolutions keep the number of steps.
 */
final class ConvolutionalShape implements WindowShape {

  private static final int MOST_STAGES = 8;

  private final AutoencoderSpec spec;
  private final Signal window;
  private final int[] filters;
  private final int code;
  private final int kernel;
  private final int pool;

  private ConvolutionalShape(AutoencoderSpec spec, Signal window) {
    this.spec = spec;
    this.window = window;
    filters = spec.sizes(Hyperparameter.FILTERS);
    code = WindowShape.code(spec, window.values());
    kernel = spec.integer(Hyperparameter.KERNEL);
    pool = spec.integer(Hyperparameter.POOL);
  }

  /**
   * Takes the sizes from a spec.
   *
   * @param spec of the convolutional family
   * @param width how many features
   * @throws IllegalArgumentException when they do not fit the width, or are too large
   */
  static ConvolutionalShape of(AutoencoderSpec spec, int width) {
    ConvolutionalShape shape = new ConvolutionalShape(spec, WindowShape.window(spec, width));
    shape.requireFit();
    WindowShape.requireBounds(spec, shape.parameters(), shape.workingValues());
    return shape;
  }

  private void requireFit() {
    if (filters.length > MOST_STAGES) {
      throw new IllegalArgumentException(
          "filters must be at most "
              + MOST_STAGES
              + " sizes, but was "
              + filters.length
              + " ("
              + spec
              + ")");
    }
    if (kernel > window.steps()) {
      throw new IllegalArgumentException(
          "kernel must be at most the "
              + window.steps()
              + " steps of the window, but was "
              + kernel
              + " ("
              + spec
              + ")");
    }
    if (window.steps() % pooled(filters.length) != 0) {
      throw new IllegalArgumentException(
          "steps must be a multiple of "
              + pooled(filters.length)
              + ", for each of "
              + filters.length
              + " poolings divides them by "
              + pool
              + ", but was "
              + window.steps()
              + " ("
              + spec
              + ")");
    }
  }

  /** How many steps of the window make one after so many poolings. */
  private long pooled(int stages) {
    long steps = 1;
    for (int i = 0; i < stages; i++) {
      steps *= pool;
    }
    return steps;
  }

  private int stepsAfter(int stages) {
    return (int) (window.steps() / pooled(stages));
  }

  private int channels(int stage) {
    return stage == 0 ? window.channels() : filters[stage - 1];
  }

  private int inner() {
    return channels(filters.length) * stepsAfter(filters.length);
  }

  private long parameters() {
    long sum = 2L * inner() * code + inner() + code;
    for (int s = 1; s <= filters.length; s++) {
      sum += 2L * channels(s) * channels(s - 1) * kernel + channels(s) + channels(s - 1);
    }
    return sum;
  }

  /** What the library unfolds a row into for its convolutions, and the outputs of the layers. */
  private long workingValues() {
    long sum = 2L * code + 2L * inner();
    for (int s = 1; s <= filters.length; s++) {
      sum += 2L * stepsAfter(s - 1) * (kernel + 2L) * (channels(s) + channels(s - 1));
    }
    return sum;
  }

  @Override
  public Autoencoder draw(SplittableRandom random) {
    Activation activation = spec.activation();
    List<Layer> layers = new ArrayList<>();
    for (int s = 1; s <= filters.length; s++) {
      Signal in = new Signal(channels(s - 1), stepsAfter(s - 1));
      layers.add(convolution(in, channels(s), activation, random));
      if (pool > 1) {
        layers.add(new Pool1d(new Signal(channels(s), in.steps()), pool, spec.pooling()));
      }
    }
    layers.add(WindowShape.dense(inner(), code, activation, random));
    int encoderLayers = layers.size();
    layers.add(WindowShape.dense(code, inner(), activation, random));
    for (int s = filters.length; s >= 1; s--) {
      if (pool > 1) {
        layers.add(new Upsample1d(new Signal(channels(s), stepsAfter(s)), pool));
      }
      Activation last = s == 1 ? Activation.IDENTITY : activation;
      Signal in = new Signal(channels(s), stepsAfter(s - 1));
      layers.add(convolution(in, channels(s - 1), last, random));
    }
    return new Autoencoder(layers, encoderLayers);
  }

  private Conv1d convolution(Signal in, int count, Activation activation, SplittableRandom random) {
    double deviation = Math.sqrt(2.0 / (kernel * (in.channels() + count)));
    float[][][] weights = new float[count][][];
    for (int f = 0; f < count; f++) {
      weights[f] = WindowShape.normal(in.channels(), kernel, deviation, random);
    }
    return new Conv1d(in, weights, new float[count], activation);
  }
}
