package io.tidewatch.model;

/**
 * The inner loops of the forward pass. All kernels give the same bits: each sum runs over the
 * inputs in order, by fused multiply-add, vectors hold neighbouring outputs and no reduction
 * crosses their lanes. So which of them runs, and on vectors of what width, is a matter of time
 * only.
 *
 * <p>A kernel may overwrite values past the end of what it was asked for, up to the next multiple
 * of {@value Matrix#BLOCK}, where the array reaches that far: arrays with such room take whole
 * vectors only.
 */
interface Kernel {

  /** The fastest that this machine has. */
  Kernel FASTEST = KernelChoice.fastest();

  /**
   * How many records lie side by side in a tile: an array of values, of which value v of record r
   * stands at {@code v * TILE + r}.
   */
  int TILE = 3 * Matrix.BLOCK;

  /**
   * Adds the products of inputs and weights: {@code sums[o] = start[o]}, then {@code sums[o] =
   * fma(in[from + i], weights[i][o], sums[o])} for i = 0, 1, 2, ...
   *
   * @param weights one row an input, one column a sum
   * @param in the inputs
   * @param from where the first of them stands
   * @param start what the sums begin with, from place 0; may be the sums themselves
   * @param sums where they go, from place 0
   */
  void addProducts(Matrix weights, float[] in, int from, float[] start, float[] sums);

  /**
   * The same for each record of a tile, with the same bits.
   *
   * @param weights one row an input, one column a sum
   * @param in the inputs, a tile
   * @param from which value of the tile is the first of them
   * @param start what the sums of every record begin with, with room for whole blocks
   * @param sums where they go, a tile with room for whole blocks; those of the inputs are not here
   */
  void addTileProducts(Matrix weights, float[] in, int from, float[] start, float[] sums);

  /** Whether tiles are faster than a record at a time. */
  boolean prefersTiles();

  /** Replaces values by {@link FastMath#tanh}, from one place up to another, which is not. */
  void tanh(float[] values, int from, int to);

  /**
   * Replaces values by the logistic function {@code 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2},
   * from one place up to another, which is not. Absolute error below 5e-7.
   */
  default void sigmoid(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] *= 0.5f;
    }
    tanh(values, from, to);
    for (int i = from; i < to; i++) {
      values[i] = 0.5f + 0.5f * values[i];
    }
  }
}
