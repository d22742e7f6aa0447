package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A dense network that restores rows corrupted by Gaussian noise (Vincent, Larochelle, Bengio and
 * Manzagol 2008; Vincent et al. 2010): mean squared error against the clean rows, minimised by Adam
 * (Kingma and Ba 2015) with a squared-weights penalty. All hidden layers, the code among them,
 * carry the configured activation; the output carries none.
 */
final class DenoisingTraining implements FamilyTraining {

  @Override
  public Trained train(float[][] rows, AutoencoderSpec spec, long seed) throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    NetworkShape shape = NetworkShape.of(spec, rows[0].length);
    Autoencoder untrained = shape.draw(spec.activation(), random.split());
    MultiLayerNetwork network =
        NetworkAssembly.assemble(
            untrained,
            new Adam(spec.number(Hyperparameter.LEARNING_RATE)),
            spec.number(Hyperparameter.L2));
    try {
      fit(network, rows, spec, random.split());
      Autoencoder trained = Divergence.compile(network, untrained.encoderLayers());
      Divergence.requireLearning(untrained, trained, rows);
      return new Trained(trained, network);
    } catch (TrainingException | RuntimeException failed) {
      NativeRelease.release(network);
      throw failed;
    }
  }

  private static void fit(
      MultiLayerNetwork network, float[][] rows, AutoencoderSpec spec, SplittableRandom random)
      throws TrainingException {
    int epochs = spec.integer(Hyperparameter.EPOCHS);
    try (NoisyBatches batches =
        new NoisyBatches(
            rows,
            spec.integer(Hyperparameter.BATCH),
            spec.number(Hyperparameter.CORRUPTION),
            random)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        batches.shuffle();
        for (int batch = 0; batch < batches.count(); batch++) {
          if (Thread.currentThread().isInterrupted()) {
            throw new TrainingException("training was interrupted (epoch " + epoch + ")");
          }
          batches.load(batch);
          network.fit(batches.noisy(), batches.clean());
          Divergence.requireFiniteLoss(network.score(), epoch);
        }
      }
    }
  }
}
