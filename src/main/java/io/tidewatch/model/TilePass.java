package io.tidewatch.model;

import static io.tidewatch.model.Kernel.TILE;

import java.util.List;

/**
 * One thread's workspace for the records of a tile, which are reconstructed at once: each weight is
 * read once for all of them, and vectors hold one value of neighbouring records.
 */
final class TilePass {

  // A tile takes as long however few records are in it.
  private static final int LEAST = TILE / 2;

  private final TiledLayer[] layers;
  private final float[] in;
  private final float[][] outputs;
  private final float[] scratch;
  private final int codeLayer;

  /**
   * Makes room.
   *
   * @param autoencoder of which {@link #pays}
   */
  TilePass(Autoencoder autoencoder) {
    List<Layer> list = autoencoder.layers();
    layers = list.toArray(new TiledLayer[0]);
    in = new float[autoencoder.width() * TILE];
    outputs = new float[layers.length][];
    for (int i = 0; i < layers.length; i++) {
      outputs[i] = new float[Matrix.padded(layers[i].outputs()) * TILE];
    }
    scratch = new float[list.stream().mapToInt(Layer::scratch).max().orElse(0) * TILE];
    codeLayer = autoencoder.encoderLayers() - 1;
  }

  /** Whether tiles are faster than records one by one, and every layer takes them. */
  static boolean pays(Autoencoder autoencoder) {
    return Kernel.FASTEST.prefersTiles()
        && autoencoder.layers().stream().allMatch(TiledLayer.class::isInstance);
  }

  /** How many of so many records are better taken as a tile than one by one; 0 for none. */
  static int next(int records) {
    return records < LEAST ? 0 : Math.min(TILE, records);
  }

  /**
   * Reconstructs records.
   *
   * @param rows the scaled features, a row a record
   * @param first which row is the first
   * @param count how many there are, 1 to {@link Kernel#TILE}
   */
  void reconstruct(float[][] rows, int first, int count) {
    gather(rows, first, first + count - 1, in, in.length / TILE);
    float[] from = in;
    for (int i = 0; i < layers.length; i++) {
      layers[i].forwardTile(from, outputs[i], scratch);
      from = outputs[i];
    }
  }

  /** Copies the reconstructions to the places that their records had in the rows. */
  void outputs(float[][] rows, int first, int count) {
    scatter(outputs[layers.length - 1], in.length / TILE, rows, first, first + count - 1);
  }

  /** Copies the codes likewise. */
  void codes(float[][] rows, int first, int count) {
    scatter(outputs[codeLayer], layers[codeLayer].outputs(), rows, first, first + count - 1);
  }

  /** Turns rows into a tile, eight at a time; lanes without a row hold the last one. */
  private static void gather(float[][] rows, int first, int last, float[] tile, int width) {
    for (int lane = 0; lane < TILE; lane += Matrix.BLOCK) {
      float[] a = rows[Math.min(first + lane, last)];
      float[] b = rows[Math.min(first + lane + 1, last)];
      float[] c = rows[Math.min(first + lane + 2, last)];
      float[] d = rows[Math.min(first + lane + 3, last)];
      float[] e = rows[Math.min(first + lane + 4, last)];
      float[] f = rows[Math.min(first + lane + 5, last)];
      float[] g = rows[Math.min(first + lane + 6, last)];
      float[] h = rows[Math.min(first + lane + 7, last)];
      for (int i = 0; i < width; i++) {
        int at = i * TILE + lane;
        tile[at] = a[i];
        tile[at + 1] = b[i];
        tile[at + 2] = c[i];
        tile[at + 3] = d[i];
        tile[at + 4] = e[i];
        tile[at + 5] = f[i];
        tile[at + 6] = g[i];
        tile[at + 7] = h[i];
      }
    }
  }

  /** Turns a tile into rows likewise. */
  private static void scatter(float[] tile, int width, float[][] rows, int first, int last) {
    for (int lane = 0; lane < TILE; lane += Matrix.BLOCK) {
      float[] a = rows[Math.min(first + lane, last)];
      float[] b = rows[Math.min(first + lane + 1, last)];
      float[] c = rows[Math.min(first + lane + 2, last)];
      float[] d = rows[Math.min(first + lane + 3, last)];
      float[] e = rows[Math.min(first + lane + 4, last)];
      float[] f = rows[Math.min(first + lane + 5, last)];
      float[] g = rows[Math.min(first + lane + 6, last)];
      float[] h = rows[Math.min(first + lane + 7, last)];
      for (int i = 0; i < width; i++) {
        int at = i * TILE + lane;
        a[i] = tile[at];
        b[i] = tile[at + 1];
        c[i] = tile[at + 2];
        d[i] = tile[at + 3];
        e[i] = tile[at + 4];
        f[i] = tile[at + 5];
        g[i] = tile[at + 6];
        h[i] = tile[at + 7];
      }
    }
  }
}
