package io.tidewatch.dl4j;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
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
   * Takes the sizes from a spec. Where it has none, the code is a third of the width and, in
   * families of several layers, the one layer before it two thirds, rounded half up, at least 1.
   * Sparse codes are as wide as the row, overcomplete ones twice that.
   *
   * @param spec of a dense family
   * @param width how many features
   * @throws IllegalArgumentException when an undercomplete code is not narrower than the row, or an
   *     overcomplete one not wider
   */
  static NetworkShape of(AutoencoderSpec spec, int width) {
    int code = spec.optionalInteger(Hyperparameter.CODE).orElse(usualCode(spec.family(), width));
    requireFit(spec, code, width);
    int[] encoder = encoder(spec, width);
    IntStream mirrored =
        IntStream.range(0, encoder.length).map(i -> encoder[encoder.length - 1 - i]);
    IntStream left = IntStream.concat(IntStream.of(width), IntStream.of(encoder));
    IntStream right = IntStream.concat(mirrored, IntStream.of(width));
    return new NetworkShape(
        IntStream.concat(left, IntStream.concat(IntStream.of(code), right)).toArray());
  }

  private static int[] encoder(AutoencoderSpec spec, int width) {
    int[] layers = spec.sizes(Hyperparameter.LAYERS);
    boolean deep = spec.family().accepted().contains(Hyperparameter.LAYERS);
    return deep && layers.length == 0 ? new int[] {thirds(width, 2)} : layers;
  }

  private static int usualCode(Family family, int width) {
    return switch (family) {
      case OVERCOMPLETE -> 2 * width;
      case SPARSE_L1, SPARSE_KL -> width;
      default -> thirds(width, 1);
    };
  }

  private static void requireFit(AutoencoderSpec spec, int code, int width) {
    boolean narrow = spec.family() == Family.UNDERCOMPLETE || spec.family() == Family.LINEAR_TIED;
    int most = narrow ? Math.max(1, width - 1) : Integer.MAX_VALUE;
    int least = spec.family() == Family.OVERCOMPLETE ? width + 1 : 1;
    if (code < least || code > most) {
      throw new IllegalArgumentException(
          "code must be "
              + (narrow ? "at most " + most : "at least " + least)
              + " for "
              + width
              + " features, but was "
              + code
              + " ("
              + spec
              + ")");
    }
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
      boolean last = l + 2 == sizes.length;
      layers.add(layer(sizes[l], sizes[l + 1], last ? Activation.IDENTITY : hidden, random));
    }
    return new Autoencoder(layers, (sizes.length - 1) / 2);
  }

  /** One layer of such weights. */
  static Dense layer(int inputs, int outputs, Activation activation, SplittableRandom random) {
    float[][] weights = new float[inputs][outputs];
    double deviation = Math.sqrt(2.0 / (inputs + outputs));
    for (float[] row : weights) {
      for (int o = 0; o < outputs; o++) {
        row[o] = (float) (deviation * random.nextGaussian());
      }
    }
    return new Dense(weights, new float[outputs], activation);
  }

  private static int thirds(int width, int count) {
    return Math.max(1, Math.round(count * width / 3f));
  }
}
