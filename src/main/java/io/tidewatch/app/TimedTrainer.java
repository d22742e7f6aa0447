package io.tidewatch.app;

import io.tidewatch.learn.Trainer;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;

/** Adds up how long trainings take, those that fail included. */
final class TimedTrainer implements Trainer {

  private final Trainer trainer;
  private long nanos;
  private int trainings;

  TimedTrainer(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed)
      throws TrainingException {
    return timed(() -> trainer.train(rows, spec, seed));
  }

  @Override
  public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed, Transfer transfer)
      throws TrainingException {
    return timed(() -> trainer.train(rows, spec, seed, transfer));
  }

  private interface Training {
    Autoencoder run() throws TrainingException;
  }

  private Autoencoder timed(Training training) throws TrainingException {
    long begun = System.nanoTime();
    try {
      return training.run();
    } finally {
      nanos += System.nanoTime() - begun;
      trainings++;
    }
  }

  double seconds() {
    return nanos / 1e9;
  }

  int trainings() {
    return trainings;
  }
}
