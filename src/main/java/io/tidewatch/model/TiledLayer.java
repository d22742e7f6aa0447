package io.tidewatch.model;

/** A layer that also computes the outputs of several records at once, with the same bits. */
sealed interface TiledLayer extends Layer permits Dense, GaussianHead, Ensemble {

  /**
   * Computes the outputs of the records of a tile, see {@link Kernel#TILE}.
   *
   * @param in the inputs, a tile
   * @param out the outputs, a tile with room for {@link #outputs} filled up to the next multiple of
   *     {@value Matrix#BLOCK}; all of it may be overwritten
   * @param scratch a tile with room for {@link #scratch} values
   */
  void forwardTile(float[] in, float[] out, float[] scratch);
}
