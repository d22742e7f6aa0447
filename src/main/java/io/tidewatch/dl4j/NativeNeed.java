package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;

/**
 * What a training takes beside the Java heap, as an upper estimate. The library has no limit of its
 * own that holds for arrays, so a training that would go beyond its ceiling is not begun.
 */
final class NativeNeed {

  /** What the library takes for itself, whatever the rows. */
  static final long LIBRARY = 64L << 20;

  /**
   * Arrays of the size of all rows that lie there at once: the rows, their targets, the outputs.
   */
  static final int COPIES = 4;

  private NativeNeed() {}

  /** Bytes for so many rows of so many features. */
  static long bytes(int rows, int width) {
    return LIBRARY + (long) COPIES * Float.BYTES * rows * width;
  }

  /**
   * Refuses a training that would take more than its ceiling.
   *
   * @throws TrainingException when it would
   */
  static void require(int rows, int width, long ceiling) throws TrainingException {
    long bytes = bytes(rows, width);
    if (bytes > ceiling) {
      throw new TrainingException(
          "training must fit into "
              + ceiling
              + " bytes beside the Java heap, but was of about "
              + bytes
              + " ("
              + rows
              + " rows of "
              + width
              + " features; runtime.off_heap)");
    }
  }
}
