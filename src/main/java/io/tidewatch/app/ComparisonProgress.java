package io.tidewatch.app;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says which contender is running: on a terminal in one line that changes, with what is left at the
 * pace so far; elsewhere in a line for each that is done.
 */
final class ComparisonProgress {

  private final PrintWriter err;
  private final boolean terminal;
  private final int count;
  private final LongSupplier nanoClock;
  private final long begun;
  private int done;
  private long since;

  /**
   * Nothing is said yet.
   *
   * @param terminal whether lines can be written over
   * @param count how many contenders there are
   */
  ComparisonProgress(PrintWriter err, boolean terminal, int count, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.count = count;
    this.nanoClock = nanoClock;
    this.begun = nanoClock.getAsLong();
  }

  void begin(String name) {
    since = nanoClock.getAsLong();
    if (terminal) {
      double each = done == 0 ? Double.NaN : (since - begun) / 1e9 / done;
      String left = done == 0 ? "" : ", about " + duration(each * (count - done)) + " left";
      err.print("\r\u001b[K[" + (done + 1) + "/" + count + "] " + name + left);
      err.flush();
    }
  }

  void end(String name) {
    done++;
    if (!terminal) {
      double seconds = (nanoClock.getAsLong() - since) / 1e9;
      err.println("[" + done + "/" + count + "] " + name + " " + duration(seconds));
      err.flush();
    } else if (done == count) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private static String duration(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
