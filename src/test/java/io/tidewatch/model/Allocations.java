package io.tidewatch.model;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a piece of work takes from the heap. */
public final class Allocations {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocations() {}

  /** Bytes allocated by this thread while it did the work. */
  public static long bytes(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** Bytes a repetition, after as many repetitions to warm up. */
  public static double bytesEach(int repetitions, Runnable work) {
    Runnable all =
        () -> {
          for (int i = 0; i < repetitions; i++) {
            work.run();
          }
        };
    all.run();
    return (double) bytes(all) / repetitions;
  }
}
