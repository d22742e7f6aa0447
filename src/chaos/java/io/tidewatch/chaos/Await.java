package io.tidewatch.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waiting for another process, with an end. */
final class Await {

  private static final int POLL_MILLIS = 100;

  private Await() {}

  /** Something that may be there by now. */
  @FunctionalInterface
  interface Attempt<T> {
    Optional<T> look() throws Exception;
  }

  /** Something that may hold by now. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Looks again and again until something is there.
   *
   * @throws IllegalStateException when it is not there in time
   */
  static <T> T present(String what, Duration atMost, Attempt<T> attempt) throws Exception {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<T> found = attempt.look();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            what + " must come within " + atMost.toSeconds() + " s, but was missing (rig)");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** How far something has come. */
  @FunctionalInterface
  interface Progress {
    long reached() throws Exception;
  }

  /**
   * Looks again and again until something has come to its end.
   *
   * @param patience within which it has to come further
   * @throws IllegalStateException when it does not
   */
  static void reached(String what, long end, Duration patience, Progress progress)
      throws Exception {
    long reached = progress.reached();
    while (reached < end) {
      long before = reached;
      reached =
          present(
              what + " beyond " + before + " of " + end,
              patience,
              () -> Optional.of(progress.reached()).filter(now -> now > before));
    }
  }

  /**
   * Looks again and again until something holds.
   *
   * @throws IllegalStateException when it does not hold in time
   */
  static void until(String what, Duration atMost, Condition condition) throws Exception {
    present(what, atMost, () -> condition.holds() ? Optional.of(true) : Optional.empty());
  }
}
