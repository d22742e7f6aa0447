package io.tidewatch.bench;

import java.time.Duration;

/** Says on the terminal how far a benchmark is and how long it will still take. */
final class Steps {

  private final int count;
  private final long begin = System.nanoTime();
  private int done;

  Steps(int count) {
    this.count = count;
  }

  /** Another step is done; what came of it is shown beside. */
  void done(String result) {
    done++;
    long nanos = (System.nanoTime() - begin) / done * (count - done);
    System.err.println(
        "[" + done + "/" + count + "] " + result + "; " + text(Duration.ofNanos(nanos)) + " left");
  }

  private static String text(Duration left) {
    return left.toSeconds() < 90 ? left.toSeconds() + " s" : (left.toSeconds() + 30) / 60 + " min";
  }
}
