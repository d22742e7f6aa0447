package io.tidewatch.demo;

import java.io.PrintStream;

/**
 * Lines that stay, and on a terminal one below them that changes; elsewhere there is none. Safe for
 * several threads.
 */
final class LiveLine implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private String live = "";

  /**
   * Nothing is shown yet.
   *
   * @param terminal whether a line can be written over
   */
  LiveLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Writes a line that stays. */
  synchronized void print(String line) {
    if (terminal && !live.isEmpty()) {
      out.print(CLEAR);
      out.println(line);
      out.print(live);
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** Changes the line below. */
  synchronized void show(String line) {
    if (terminal && !line.equals(live)) {
      out.print(CLEAR + line);
      out.flush();
      live = line;
    }
  }

  /** Leaves nothing below. */
  @Override
  public synchronized void close() {
    show("");
  }
}
