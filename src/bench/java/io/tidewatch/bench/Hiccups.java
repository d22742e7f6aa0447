package io.tidewatch.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a thread of this process wakes that wants to wake every millisecond: what the
 * collector's pauses, busy cores and the machine below cost whoever has next to nothing to do
 * (after Tene's jHiccup, 2012). No job in the process answers sooner.
 */
final class Hiccups implements AutoCloseable {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final List<Long> late = new ArrayList<>();
  private final Thread thread = new Thread(this::watch, "hiccups");

  /** Begins to watch. */
  Hiccups() {
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    long due = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      due += NANOS_PER_MILLI;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      late.add(Math.max(0, (System.nanoTime() - due) / NANOS_PER_MILLI));
    }
  }

  /** Ends, and says how many milliseconds late the wakes were, smallest first. */
  List<Long> millis() throws InterruptedException {
    close();
    Collections.sort(late);
    return late;
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
