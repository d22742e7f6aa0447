package io.tidewatch.flink;

import io.tidewatch.learn.Trainer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Trains as {@link HalvingTrainer} does, but each time only when told to. */
final class GatedTrainer implements Trainer {

  private static final long PATIENCE_SECONDS = 120;

  private final HalvingTrainer trainer = new HalvingTrainer();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore allowed = new Semaphore(0);
  private volatile Thread thread;

  @Override
  public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed) {
    thread = Thread.currentThread();
    begun.release();
    try {
      allowed.acquire();
    } catch (InterruptedException closing) {
      throw new IllegalStateException("training must go on, but was interrupted", closing);
    }
    return trainer.train(rows, spec, seed);
  }

  /** Waits until one more training has begun; it stays there until it is allowed. */
  void awaitBegun() throws InterruptedException {
    if (!begun.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("a training must begin, but none did");
    }
  }

  /** Lets one training run to its end. */
  void allowOne() {
    allowed.release();
  }

  /** Lets all trainings run to their end from now on. */
  void allowAll() {
    allowed.release(1_000_000);
  }

  /** The thread that trained last. */
  Thread thread() {
    return thread;
  }
}
