package io.tidewatch.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Processor time of a piece of work on this thread, which other processes do not count into. */
final class ProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long WARM_UP_NANOS = 400_000_000;
  private static final long ROUND_NANOS = 20_000_000;
  private static final int ROUNDS = 7;

  private ProcessorTime() {}

  /** The median of a few rounds, nanoseconds a call, after a warm-up. */
  static double nanos(Callable<?> work) throws Exception {
    round(work, WARM_UP_NANOS);
    // The compilers' threads need time as well.
    Thread.sleep(2000);
    round(work, WARM_UP_NANOS / 4);
    List<Double> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(round(work, ROUND_NANOS));
    }
    return Median.of(rounds);
  }

  private static double round(Callable<?> work, long nanos) throws Exception {
    long begin = THREADS.getCurrentThreadCpuTime();
    long calls = 0;
    int step = 1;
    long past = 0;
    while (past < nanos) {
      for (int i = 0; i < step; i++) {
        // Kept, so that nothing is optimised away.
        last = work.call();
      }
      calls += step;
      past = THREADS.getCurrentThreadCpuTime() - begin;
      step = (int) Math.min(1024, calls);
    }
    return (double) past / calls;
  }

  private static Object last;
}
