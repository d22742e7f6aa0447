package io.tidewatch.bench;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The weights of a dense autoencoder d, d/2, d/4, d/2, d with hyperbolic tangents, which every
 * kernel computes.
 *
 * @param weights by layer, one row an input
 * @param biases by layer
 */
@SuppressWarnings("ArrayRecordComponent")
record Layers(float[][][] weights, float[][] biases) {

  /** Weights of the size that training begins with (Glorot and Bengio 2010). */
  static Layers random(int width) {
    int[] widths = {width, width / 2, width / 4, width / 2, width};
    SplittableRandom random = new SplittableRandom(width);
    float[][][] weights = new float[widths.length - 1][][];
    float[][] biases = new float[widths.length - 1][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = rows(random, widths[l], widths[l + 1], 1 / Math.sqrt(widths[l]));
      biases[l] = rows(random, 1, widths[l + 1], 0.1)[0];
    }
    return new Layers(weights, biases);
  }

  /** Records to score. */
  static float[][] rows(SplittableRandom random, int count, int width, double size) {
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      for (int i = 0; i < width; i++) {
        row[i] = (float) (random.nextGaussian() * size);
      }
    }
    return rows;
  }

  int width() {
    return weights[0].length;
  }

  /** How many multiply-adds a record takes. */
  long products() {
    long products = 0;
    for (float[][] layer : weights) {
      products += (long) layer.length * layer[0].length;
    }
    return products;
  }

  /** The same network as the detector computes it. */
  Autoencoder compiled() {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < weights.length; l++) {
      Activation how = l < weights.length - 1 ? Activation.TANH : Activation.IDENTITY;
      layers.add(new Dense(weights[l], biases[l], how));
    }
    return new Autoencoder(layers, 2);
  }
}
