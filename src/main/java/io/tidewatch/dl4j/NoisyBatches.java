package io.tidewatch.dl4j;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches of corrupted rows beside the clean ones, in two native arrays that every batch
 * overwrites. Chance comes from a generator of our own: ND4J's is bound to a thread, and its draws
 * with it.
 */
final class NoisyBatches implements AutoCloseable {

  /**
   * How many steps an epoch has about at least: small sets are cut finer than configured, and fewer
   * rows than this come round again.
   */
  static final int LEAST_STEPS = 10;

  private final float[][] rows;
  private final Corruption corruption;
  private final SplittableRandom random;
  private final int[] order;
  private final int size;
  private final float[] staging;
  private final INDArray noisy;
  private final INDArray clean;

  /**
   * Allocates the arrays.
   *
   * @param rows at least one, of equal width
   * @param batch rows of a batch at most; a tenth of the rows where that is fewer
   * @param corruption of the rows
   * @param random drawn from for the order and the corruption
   */
  NoisyBatches(float[][] rows, int batch, Corruption corruption, SplittableRandom random) {
    this.rows = rows;
    this.corruption = corruption;
    this.random = random;
    order = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    size = Math.min(batch, Math.max(1, (rows.length + LEAST_STEPS - 1) / LEAST_STEPS));
    int width = rows[0].length;
    staging = new float[size * width];
    noisy = Nd4j.createUninitialized(DataType.FLOAT, new long[] {size, width}, 'c');
    clean = Nd4j.createUninitialized(DataType.FLOAT, new long[] {size, width}, 'c');
  }

  /**
   * How many batches an epoch has. All are of one size: the last begins anew with the first rows of
   * the order where the division leaves a rest.
   */
  int count() {
    int whole = (rows.length + size - 1) / size;
    return rows.length < LEAST_STEPS ? LEAST_STEPS : whole;
  }

  /** Puts the rows into a new order (Fisher and Yates 1938). */
  void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
  }

  /**
   * Writes a batch into {@link #clean} and, freshly corrupted, into {@link #noisy}.
   *
   * @param batch 0 to {@link #count} - 1
   */
  void load(int batch) {
    int width = rows[0].length;
    int first = batch * size;
    for (int i = 0; i < size; i++) {
      System.arraycopy(rows[order[(first + i) % order.length]], 0, staging, i * width, width);
    }
    write(clean);
    corruption.apply(staging, random);
    write(noisy);
  }

  /** The corrupted rows of the batch, (rows, features). */
  INDArray noisy() {
    return noisy;
  }

  /** The rows as they are, (rows, features). */
  INDArray clean() {
    return clean;
  }

  @Override
  public void close() {
    noisy.close();
    clean.close();
  }

  private void write(INDArray array) {
    FloatBuffer buffer = array.data().asNioFloat();
    buffer.put(0, staging);
  }
}
