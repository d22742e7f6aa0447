package io.tidewatch.flink;

import io.tidewatch.learn.Trainer;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import java.util.List;

/**
 * Learns nothing, in no time: what it makes gives back half of each feature, so that the error of a
 * record grows with its distance from the mean of the training set.
 */
final class HalvingTrainer implements Trainer {

  @Override
  public Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed) {
    int width = rows[0].length;
    float[][] weights = new float[width][width];
    for (int i = 0; i < width; i++) {
      weights[i][i] = 0.5f;
    }
    Dense halving = new Dense(weights, new float[width], Activation.IDENTITY);
    return new Autoencoder(List.of(halving), 1);
  }
}
