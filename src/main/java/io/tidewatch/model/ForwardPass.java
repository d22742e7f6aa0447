package io.tidewatch.model;

import java.util.List;

/**
 * One thread's workspace for an {@link Autoencoder}: it owns the buffers between the layers, so
 * that a record is reconstructed without allocating anything.
 */
public final class ForwardPass {

  private final Layer[] layers;
  private final float[][] outputs;
  private final float[] scratch;
  private final int codeLayer;

  ForwardPass(Autoencoder autoencoder) {
    List<Layer> list = autoencoder.layers();
    layers = list.toArray(new Layer[0]);
    outputs = new float[layers.length][];
    for (int i = 0; i < layers.length; i++) {
      outputs[i] = new float[layers[i].outputs()];
    }
    scratch = new float[list.stream().mapToInt(Layer::scratch).max().orElse(0)];
    codeLayer = autoencoder.encoderLayers() - 1;
  }

  /**
   * Reconstructs one record.
   *
   * @param input the scaled features; missing ones filled in by the caller
   * @return the reconstruction, in a buffer that belongs to this pass and is overwritten by the
   *     next call
   */
  public float[] reconstruct(float[] input) {
    float[] in = input;
    for (int i = 0; i < layers.length; i++) {
      layers[i].forward(in, outputs[i], scratch);
      in = outputs[i];
    }
    return in;
  }

  /** The code of the last record reconstructed, in a buffer that the next call overwrites. */
  public float[] code() {
    return outputs[codeLayer];
  }
}
