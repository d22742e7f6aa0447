package io.tidewatch.model;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a piece of work takes from the heap. */
public final class Allocations {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 200;

  private Allocations() {}

  /** Bytes allocated by this thread while it did the work. */
  public static long bytes(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /**
   * Bytes a repetition in the best of many rounds: vectors are objects until the optimising
   * compiler has seen to them, which takes it as long as it takes.
   *
   * @param repetitions in a round
   */
  public static double bytesEach(int repetitions, Runnable work) {
    Runnable all =
        () -> {
          for (int i = 0; i < repetitions; i++) {
            work.run();
          }
        };
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS && least >= 1; round++) {
      least = Math.min(least, (double) bytes(all) / repetitions);
    }
    return least;
  }
}
