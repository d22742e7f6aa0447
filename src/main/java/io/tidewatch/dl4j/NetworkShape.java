package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The sizes of a symmetric dense autoencoder: features, layers, code, the layers mirrored,
 * features.
 */
final class NetworkShape {

  private final int[] sizes;

  private NetworkShape(int[] sizes) {
    this.sizes = sizes;
  }

  /**
   * Takes the sizes from a spec. Where it has none, the code is a third of the width and the one
   * layer before it two thirds, rounded half up, at least 1.
   *
   * @param spec of a family that takes layers and code
   * @param width how many features
   */
  static NetworkShape of(AutoencoderSpec spec, int width) {
    int code = spec.optionalInteger(Hyperparameter.CODE).orElse(thirds(width, 1));
    int[] layers = spec.sizes(Hyperparameter.LAYERS);
    int[] encoder = layers.length == 0 ? new int[] {thirds(width, 2)} : layers;
    IntStream mirrored =
        IntStream.range(0, encoder.length).map(i -> encoder[encoder.length - 1 - i]);
    IntStream left = IntStream.concat(IntStream.of(width), IntStream.of(encoder));
    IntStream right = IntStream.concat(mirrored, IntStream.of(width));
    return new NetworkShape(
        IntStream.concat(left, IntStream.concat(IntStream.of(code), right)).toArray());
  }

  /** The sizes in order, an odd number of them. */
  int[] sizes() {
    return sizes.clone();
  }

  /**
   * An untrained autoencoder: weights normal with variance {@code 2 / (inputs + outputs)} (Glorot
   * and Bengio 2010), biases zero.
   *
   * @param hidden activation of all layers but the last, which has none
   * @param random drawn from, layer by layer, input by input
   */
  Autoencoder draw(Activation hidden, SplittableRandom random) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < sizes.length; l++) {
      float[][] weights = new float[sizes[l]][sizes[l + 1]];
      double deviation = Math.sqrt(2.0 / (sizes[l] + sizes[l + 1]));
      for (float[] row : weights) {
        for (int o = 0; o < row.length; o++) {
          row[o] = (float) (deviation * random.nextGaussian());
        }
      }
      boolean last = l + 2 == sizes.length;
      layers.add(new Dense(weights, new float[sizes[l + 1]], last ? Activation.IDENTITY : hidden));
    }
    return new Autoencoder(layers, (sizes.length - 1) / 2);
  }

  private static int thirds(int width, int count) {
    return Math.max(1, Math.round(count * width / 3f));
  }
}
