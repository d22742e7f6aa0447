package io.tidewatch.model;

import java.util.List;

/**
 * A trained network compiled to plain Java: its layers in order, immutable and shared freely
 * between threads. Each thread runs it through a {@link ForwardPass} of its own.
 */
public final class Autoencoder {

  private final List<Layer> layers;
  private final int encoderLayers;

  /**
   * Checks that the layers fit together.
   *
   * @param layers at least one; the outputs of each are the inputs of the next, and the last has as
   *     many outputs as the first has inputs
   * @param encoderLayers how many of them lead to the code, 1 to the number of layers
   * @throws IllegalArgumentException when they do not fit
   */
  public Autoencoder(List<Layer> layers, int encoderLayers) {
    this.layers = List.copyOf(layers);
    this.encoderLayers = encoderLayers;
    if (encoderLayers < 1 || encoderLayers > layers.size()) {
      throw new IllegalArgumentException(
          "encoder layers must be 1 to " + layers.size() + ", but was " + encoderLayers);
    }
    int width = layers.get(layers.size() - 1).outputs();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).inputs() != width) {
        throw new IllegalArgumentException(
            "layer must have "
                + width
                + " inputs, but was "
                + layers.get(i).inputs()
                + " (layer "
                + i
                + ")");
      }
      width = layers.get(i).outputs();
    }
  }

  /** How many features it reads and reconstructs. */
  public int width() {
    return layers.get(0).inputs();
  }

  /** How many values its code has. */
  public int codeWidth() {
    return layers.get(encoderLayers - 1).outputs();
  }

  /** The layers in order. */
  public List<Layer> layers() {
    return layers;
  }

  /** How many of the layers lead to the code. */
  public int encoderLayers() {
    return encoderLayers;
  }

  /** A new workspace for one thread. */
  public ForwardPass newPass() {
    return new ForwardPass(this);
  }
}
