package io.tidewatch.fuzz;

import io.tidewatch.model.Allocations;

/**
 * What hostile bytes may cost: memory by the number of bytes, whatever sizes they claim. Time needs
 * no clock here: work that is more than linear in its input shows in what it allocates, or in the
 * fuzzer's own timeout.
 */
final class Cost {

  /** Heap bytes that reading one byte of our own layouts, or of JSON, may allocate. */
  static final int BINARY = 64;

  /** Heap bytes that reading one byte of YAML may allocate, where a byte can be a node. */
  static final int YAML = 2048;

  /** Heap bytes that reading may allocate however short the input: buffers, an exception. */
  static final int BYTES_ONCE = 1 << 19;

  // What the work itself allocates, it allocates each time; a fuzzer that instruments a class,
  // once.
  private static final int TIMES = 4;

  // What a fuzzer hooks into comparisons, maps and patterns allocates with every one of them.
  private static final int HOOKED = System.getenv("JAZZER_FUZZ") == null ? 1 : 8;

  private Cost() {}

  /**
   * Does the work once, so that all classes are loaded, then again until one time is within the
   * bound.
   *
   * @param length bytes of the input
   * @param each heap bytes that one of them may cost
   */
  static void assertBounded(int length, int each, Runnable work) {
    work.run();
    long allowed = HOOKED * (BYTES_ONCE + (long) each * length);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TIMES && least > allowed; i++) {
      least = Math.min(least, Allocations.bytes(work));
    }
    if (least > allowed) {
      throw new AssertionError(
          "allocation must be at most " + allowed + " bytes, but was " + least);
    }
  }
}
