package io.tidewatch.flink;

import io.tidewatch.learn.Trainer;
import io.tidewatch.learn.TrainingJob;
import io.tidewatch.learn.TrainingOutcome;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that trains, for as long as its task lives unless a training hangs: native
 * workspaces belong to a thread, and so does the random generator. The trainer is made on it, at
 * the first training.
 */
final class TrainingThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingThread.class);
  private static final long CLOSE_SECONDS = 30;

  private final ExecutorService thread;
  private final TrainerSource trainers;
  private final MailboxExecutor mailbox;
  private Trainer trainer;

  TrainingThread(String operator, TrainerSource trainers, MailboxExecutor mailbox) {
    this.trainers = trainers;
    this.mailbox = mailbox;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, operator + " training");
              made.setDaemon(true);
              // Where the JVM heeds it, scoring goes before training on busy cores.
              made.setPriority(Thread.MIN_PRIORITY);
              return made;
            });
  }

  /**
   * Runs a training and hands its outcome back by mail. An error that is no outcome comes back too,
   * and fails the task: without it the task would wait forever.
   */
  void run(TrainingJob job, Trainings.Done done) {
    thread.execute(
        () -> {
          long begun = System.nanoTime();
          LOG.info(
              "training of slot {} for the window to {} begins",
              job.slot(),
              Instant.ofEpochMilli(job.windowEnd()));
          TrainingOutcome outcome;
          try {
            outcome = train(job);
          } catch (Error failure) {
            deliver(() -> fail(job, failure));
            return;
          }
          long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
          LOG.info(
              "training of slot {} for the window to {}: {} in {} ms, {}",
              job.slot(),
              Instant.ofEpochMilli(job.windowEnd()),
              outcome.verdict().text(),
              millis,
              outcome.detail());
          deliver(() -> done.accept(outcome, millis));
        });
  }

  private TrainingOutcome train(TrainingJob job) {
    try {
      if (trainer == null) {
        trainer = trainers.open();
      }
      return job.run(trainer);
    } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
      // Whatever a trainer dies of, scoring goes on with the champion, and the verdict says so.
      LOG.error("training of slot {} failed", job.slot(), failure);
      return TrainingOutcome.failed("training must end with an outcome, but was: " + failure);
    }
  }

  private static void fail(TrainingJob job, Throwable failure) {
    throw new IllegalStateException(
        "training must end with an outcome, but was an error (slot " + job.slot() + ")", failure);
  }

  private void deliver(Runnable mail) {
    try {
      mailbox.execute(mail::run, "training outcome");
    } catch (RejectedExecutionException closed) {
      // The task is going down; after its restore the same training is done again.
      LOG.info("training outcome dropped: its task has ended");
    }
  }

  /** Whether something still runs on it. */
  boolean alive() {
    return !thread.isTerminated();
  }

  /** Ends it as soon as what runs on it heeds an interruption; does not wait for that. */
  void interrupt() {
    thread.shutdownNow();
  }

  @Override
  public void close() throws InterruptedException {
    interrupt();
    if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn(
          "training thread must end within {} s of its task, but is still running", CLOSE_SECONDS);
    }
  }
}
