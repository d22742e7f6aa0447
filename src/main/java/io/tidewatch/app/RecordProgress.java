package io.tidewatch.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how many records of one long run are done, and what is left at the pace so far: on a
 * terminal in one line that changes, elsewhere in a line every ten seconds. A run that is shorter
 * says nothing there.
 */
final class RecordProgress implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private final long total;
  private final LongSupplier nanoClock;
  private final long begun;
  private long done;
  private long due;

  /**
   * Nothing is said yet.
   *
   * @param terminal whether lines can be written over
   * @param total how many records there are, about
   */
  RecordProgress(PrintWriter err, boolean terminal, long total, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.total = total;
    this.nanoClock = nanoClock;
    this.begun = nanoClock.getAsLong();
    this.due = begun + interval();
  }

  /** One record more is done. */
  void next() {
    done++;
    long now = nanoClock.getAsLong();
    if (now - due >= 0) {
      due = now + interval();
      say((now - begun) / 1e9);
    }
  }

  private long interval() {
    return terminal ? TERMINAL_NANOS : PLAIN_NANOS;
  }

  private void say(double seconds) {
    double left = seconds * Math.max(0, total - done) / done;
    String line =
        String.format(
            Locale.ROOT,
            "%,d of %,d records (%.0f %%), about %.0f s left",
            done,
            total,
            100.0 * done / Math.max(done, total),
            left);
    if (terminal) {
      err.print(CLEAR + line);
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** Leaves a terminal's line empty. */
  @Override
  public void close() {
    if (terminal) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
