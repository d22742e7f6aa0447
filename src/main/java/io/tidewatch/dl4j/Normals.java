package io.tidewatch.dl4j;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Standard normal values from a generator of our own: ND4J's is bound to a thread. */
final class Normals {

  private Normals() {}

  /** A matrix, drawn row by row. */
  static INDArray draw(int rows, int columns, DataType type, SplittableRandom random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape('c', rows, columns).castTo(type);
  }
}
