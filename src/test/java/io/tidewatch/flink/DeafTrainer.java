package io.tidewatch.flink;

import io.tidewatch.learn.Trainer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import java.util.concurrent.CountDownLatch;

/** Hangs in its first training, as native code can, whoever interrupts it; the others are quick. */
final class DeafTrainer implements Trainer {

  private final HalvingTrainer trainer = new HalvingTrainer();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Thread first;

  @Override
  public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed) {
    if (first == null) {
      first = Thread.currentThread();
      begun.countDown();
      awaitUninterruptibly();
    }
    return trainer.train(rows, spec, seed);
  }

  private void awaitUninterruptibly() {
    while (over.getCount() > 0) {
      try {
        over.await();
      } catch (InterruptedException ignored) {
        // Deaf is what it is for.
        continue;
      }
    }
  }

  /** Waits until the first training hangs. */
  void awaitBegun() throws InterruptedException {
    begun.await();
  }

  /** Lets the first training come to its end, and its thread too. */
  void endFirst() throws InterruptedException {
    over.countDown();
    first.join();
  }
}
