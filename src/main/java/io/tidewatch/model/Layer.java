package io.tidewatch.model;

/** One step of a compiled forward pass. Immutable, and free of any training library. */
public sealed interface Layer
    permits TiledLayer, Conv1d, Pool1d, Upsample1d, LstmEncoder, LstmDecoder, Yardstick {

  /** How many values it reads. */
  int inputs();

  /** How many values it writes. */
  int outputs();

  /** How many values of working space it needs. */
  default int scratch() {
    return 0;
  }

  /**
   * Computes the outputs of one record.
   *
   * @param in the inputs, of which the first {@link #inputs()} are read
   * @param out the outputs, of which the first {@link #outputs()} are overwritten; those after
   *     them, up to the next multiple of {@value Matrix#BLOCK}, may be. With room for so many it is
   *     faster
   * @param scratch at least {@link #scratch()} values that the layer may overwrite; they hold
   *     nothing it relies on
   */
  void forward(float[] in, float[] out, float[] scratch);
}
