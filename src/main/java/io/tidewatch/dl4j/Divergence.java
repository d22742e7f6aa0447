package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import java.util.function.Supplier;

/**
 * Refuses a training that ran away or collapsed. The library reports neither: it goes on with NaN
 * weights, and with bounded activations a step far too large ends in a finite loss, in a network
 * that gives about the same answer to every input.
 */
final class Divergence {

  /** The variance of the rows below which there is nothing to learn that would show. */
  static final double LEAST_VARIANCE = 0.05;

  private Divergence() {}

  /**
   * Checks a loss.
   *
   * @throws TrainingException when it is NaN or infinite
   */
  static void requireFiniteLoss(double loss, int epoch) throws TrainingException {
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "training diverged: loss must be finite, but was " + loss + " (epoch " + epoch + ")");
    }
  }

  /**
   * Looks whether the training is still wanted.
   *
   * @throws TrainingException when its thread is interrupted; the interrupt status stays set
   */
  static void requireUninterrupted(int epoch) throws TrainingException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException("training was interrupted (epoch " + epoch + ")");
    }
  }

  /**
   * Exports what was trained.
   *
   * @throws TrainingException when a parameter is NaN or infinite
   */
  static <T> T compile(Supplier<T> export) throws TrainingException {
    try {
      return export.get();
    } catch (IllegalArgumentException notFinite) {
      throw new TrainingException("training diverged: " + notFinite.getMessage(), notFinite);
    }
  }

  /**
   * Requires that something was learnt: on the clean {@link Bulk} of the rows the mean squared
   * error must be below that of a constant answer (the variance, or {@link #LEAST_VARIANCE} where
   * that is more), or below half of what it was before the training.
   *
   * @throws TrainingException when neither holds
   */
  static void requireLearning(Autoencoder untrained, Autoencoder trained, float[][] rows)
      throws TrainingException {
    Bulk bulk = Bulk.of(rows);
    double most = Math.max(Math.max(LEAST_VARIANCE, bulk.variance()), bulk.error(untrained) / 2);
    double error = bulk.error(trained);
    if (!(error < most)) {
      throw new TrainingException(
          "training diverged or learnt nothing: mean squared error must be below "
              + most
              + ", that of a constant answer, but was "
              + error
              + " (learning rate too large, or too few epochs)");
    }
  }
}
