package io.tidewatch.flink;

import io.tidewatch.learn.TrainingJob;
import io.tidewatch.learn.TrainingOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trainings of one task: one at a time, each with an outcome in the end. One that takes longer
 * than it may is given up, and its thread replaced; while a thread that was given up still runs,
 * nothing else is trained, so that there is never more than one too many. Lives on the task's
 * thread.
 */
final class Trainings implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Trainings.class);

  private final Supplier<TrainingThread> threads;
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService clock;
  private final Duration patience;
  private final Deque<Training> waiting = new ArrayDeque<>();
  private Training running;
  private ScheduledFuture<?> deadline;
  private TrainingThread thread;
  private TrainingThread givenUp;

  /** Takes in an outcome, on the task's thread. */
  interface Done {
    void accept(TrainingOutcome outcome, long millis);
  }

  private record Training(TrainingJob job, Done done) {}

  /**
   * Trainings that nothing was begun of yet.
   *
   * @param threads makes the thread that trains, and the one that takes its place
   * @param patience how long a training may take
   */
  Trainings(
      Supplier<TrainingThread> threads,
      MailboxExecutor mailbox,
      ProcessingTimeService clock,
      Duration patience) {
    this.threads = threads;
    this.mailbox = mailbox;
    this.clock = clock;
    this.patience = patience;
  }

  /** Runs a training after those before it; its outcome comes by mail. */
  void run(TrainingJob job, Done done) {
    waiting.add(new Training(job, done));
    next();
  }

  private void next() {
    if (running != null || waiting.isEmpty()) {
      return;
    }
    Training training = waiting.remove();
    running = training;
    if (givenUp != null && givenUp.alive()) {
      String detail = "the training before must have ended, but still runs after " + text();
      mailbox.execute(() -> finish(training, TrainingOutcome.failed(detail), 0), "no training");
      return;
    }
    if (thread == null) {
      thread = threads.get();
    }
    deadline =
        clock.registerTimer(
            clock.getCurrentProcessingTime() + patience.toMillis(), now -> giveUp(training));
    thread.run(training.job(), (outcome, millis) -> finish(training, outcome, millis));
  }

  private void finish(Training training, TrainingOutcome outcome, long millis) {
    if (training != running) {
      // Given up long ago, and decided.
      return;
    }
    running = null;
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
    training.done().accept(outcome, millis);
    next();
  }

  private void giveUp(Training training) {
    if (training != running) {
      return;
    }
    LOG.error("training of slot {} given up after {}", training.job().slot(), text());
    thread.interrupt();
    givenUp = thread;
    thread = null;
    String detail = "training must end within " + text() + ", but was still running";
    finish(training, TrainingOutcome.failed(detail), patience.toMillis());
  }

  private String text() {
    return patience.toMillis() + " ms";
  }

  @Override
  public void close() throws InterruptedException {
    if (givenUp != null) {
      givenUp.interrupt();
    }
    if (thread != null) {
      thread.close();
    }
  }
}
