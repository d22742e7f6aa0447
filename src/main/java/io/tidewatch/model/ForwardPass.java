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
  private final GaussianHead head;
  private final float[][] decoded;
  private final float[] deviations;
  private final float[] drawn;
  private final float[] code;
  private final float[] reconstruction;
  private final float[] other;
  private final Autoencoder autoencoder;
  private final boolean tiled;
  private float[] last;
  // Made with the first batch: most passes never see one.
  private TilePass tile;

  ForwardPass(Autoencoder autoencoder) {
    List<Layer> list = autoencoder.layers();
    layers = list.toArray(new Layer[0]);
    outputs = new float[layers.length][];
    for (int i = 0; i < layers.length; i++) {
      outputs[i] = roomFor(layers[i]);
    }
    scratch = new float[list.stream().mapToInt(Layer::scratch).max().orElse(0)];
    codeLayer = autoencoder.encoderLayers() - 1;
    head = layers[codeLayer] instanceof GaussianHead gaussian ? gaussian : null;
    int units = head == null ? 0 : head.outputs();
    deviations = new float[Matrix.padded(units)];
    drawn = new float[units];
    decoded = new float[layers.length][];
    for (int i = codeLayer + 1; i < layers.length && head != null; i++) {
      decoded[i] = roomFor(layers[i]);
    }
    code = new float[layers[codeLayer].outputs()];
    reconstruction = new float[autoencoder.width()];
    other = new float[head == null ? 0 : autoencoder.width()];
    this.autoencoder = autoencoder;
    tiled = TilePass.pays(autoencoder);
  }

  /**
   * Reconstructs one record.
   *
   * @param input the scaled features; missing ones filled in by the caller
   * @return the reconstruction, in a buffer that belongs to this pass and is overwritten by the
   *     next call
   */
  public float[] reconstruct(float[] input) {
    last = input;
    float[] in = input;
    for (int i = 0; i < layers.length; i++) {
      layers[i].forward(in, outputs[i], scratch);
      in = outputs[i];
    }
    return copied(in, reconstruction);
  }

  /**
   * Reconstructs records, several at once where that is faster: the same bits as one by one.
   *
   * @param inputs the scaled features, a row a record
   * @param count how many of the rows, from the first
   * @param reconstructions where they go, row by row
   */
  public void reconstruct(float[][] inputs, int count, float[][] reconstructions) {
    reconstruct(inputs, count, reconstructions, null);
  }

  /**
   * The same, with the codes.
   *
   * @param codes where they go, row by row; null where nobody asks
   */
  void reconstruct(float[][] inputs, int count, float[][] reconstructions, float[][] codes) {
    int record = 0;
    for (int some = nextTile(count); some > 0; some = nextTile(count - record)) {
      tile.reconstruct(inputs, record, some);
      tile.outputs(reconstructions, record, some);
      if (codes != null) {
        tile.codes(codes, record, some);
      }
      record += some;
    }
    for (; record < count; record++) {
      copied(reconstruct(inputs[record]), reconstructions[record]);
      if (codes != null) {
        copied(outputs[codeLayer], codes[record]);
      }
    }
  }

  private int nextTile(int records) {
    int next = tiled ? TilePass.next(records) : 0;
    if (next > 0 && tile == null) {
      tile = new TilePass(autoencoder);
    }
    return next;
  }

  /** With room for whole vectors, see {@link Kernel}. */
  private static float[] roomFor(Layer layer) {
    return new float[Matrix.padded(layer.outputs())];
  }

  private static float[] copied(float[] roomy, float[] exact) {
    System.arraycopy(roomy, 0, exact, 0, exact.length);
    return exact;
  }

  /** Whether the code is a distribution, of which {@link #reconstruct} takes the mean. */
  public boolean samples() {
    return head != null;
  }

  /**
   * Reconstructs the last record from another code that it might have: the mean and so many
   * deviations. Not to be called unless {@link #samples}.
   *
   * @param draw how many, a number a code value
   * @return the reconstruction, in a buffer that the next call overwrites
   */
  public float[] reconstructAt(float[] draw) {
    head.deviations(codeLayer == 0 ? last : outputs[codeLayer - 1], deviations, scratch);
    for (int unit = 0; unit < drawn.length; unit++) {
      drawn[unit] = outputs[codeLayer][unit] + deviations[unit] * draw[unit];
    }
    float[] in = drawn;
    for (int i = codeLayer + 1; i < layers.length; i++) {
      layers[i].forward(in, decoded[i], scratch);
      in = decoded[i];
    }
    return copied(in, other);
  }

  /** The code of the last record reconstructed, in a buffer that the next call overwrites. */
  public float[] code() {
    return copied(outputs[codeLayer], code);
  }
}
