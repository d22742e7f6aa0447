package io.tidewatch.app;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says which of several runs is on: on a terminal in one line that changes, with a bar and what is
 * left at the pace so far; elsewhere in a line for each that is done.
 */
final class Progress implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";
  private static final int BAR = 20;

  private final PrintWriter err;
  private final boolean terminal;
  private final List<Double> efforts;
  private final LongSupplier nanoClock;
  private final long begun;
  private int done;
  private long since;

  /**
   * Nothing is said yet.
   *
   * @param terminal whether lines can be written over
   * @param efforts what each run takes, in any unit; fewer runs may come
   */
  Progress(PrintWriter err, boolean terminal, List<Double> efforts, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.efforts = List.copyOf(efforts);
    this.nanoClock = nanoClock;
    this.begun = nanoClock.getAsLong();
  }

  /** Of runs that take about the same. */
  static Progress ofEqual(int count, PrintWriter err, boolean terminal, LongSupplier nanoClock) {
    return new Progress(err, terminal, Collections.nCopies(count, 1.0), nanoClock);
  }

  void begin(String name) {
    since = nanoClock.getAsLong();
    if (terminal) {
      double behind = sum(efforts.subList(0, done));
      double ahead = sum(efforts) - behind;
      int filled = (int) (BAR * behind / (behind + ahead));
      String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
      String left =
          done == 0 ? "" : ", about " + duration((since - begun) / 1e9 * ahead / behind) + " left";
      err.print(CLEAR + "[" + (done + 1) + "/" + efforts.size() + "] " + bar + " " + name + left);
      err.flush();
    }
  }

  void end(String name) {
    done++;
    if (!terminal) {
      double seconds = (nanoClock.getAsLong() - since) / 1e9;
      err.println("[" + done + "/" + efforts.size() + "] " + name + " " + duration(seconds));
      err.flush();
    }
  }

  /** Leaves a terminal's line empty. */
  @Override
  public void close() {
    if (terminal) {
      err.print(CLEAR);
      err.flush();
    }
  }

  private static double sum(List<Double> efforts) {
    return efforts.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static String duration(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
