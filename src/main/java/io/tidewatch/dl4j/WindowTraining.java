package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Training of the families that take a row for a window of channels and steps: mean squared error
 * of the reconstruction, minimised by Adam (Kingma and Ba 2015) with a squared-weights penalty.
 */
final class WindowTraining implements FamilyTraining {

  private final BiFunction<AutoencoderSpec, Integer, WindowShape> shapes;

  /**
   * A training.
   *
   * @param shapes the layers that a spec asks for at a width; refuses what does not fit
   */
  WindowTraining(BiFunction<AutoencoderSpec, Integer, WindowShape> shapes) {
    this.shapes = shapes;
  }

  @Override
  public void requireFit(AutoencoderSpec spec, int width) {
    shapes.apply(spec, width);
  }

  @Override
  public Trained train(float[][] rows, AutoencoderSpec spec, long seed) throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    Autoencoder untrained = shapes.apply(spec, rows[0].length).draw(random.split());
    MultiLayerNetwork network =
        WindowAssembly.assemble(
            untrained,
            new Adam(spec.number(Hyperparameter.LEARNING_RATE)),
            spec.number(Hyperparameter.L2),
            DataType.FLOAT);
    try {
      fit(network, rows, spec, random.split());
      Autoencoder trained = compile(network, untrained);
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
    int size = spec.integer(Hyperparameter.BATCH);
    try (NoisyBatches batches = new NoisyBatches(rows, size, Corruption.NONE, random)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        batches.shuffle();
        for (int batch = 0; batch < batches.count(); batch++) {
          if (Thread.currentThread().isInterrupted()) {
            throw new TrainingException("training was interrupted (epoch " + epoch + ")");
          }
          batches.load(batch);
          network.fit(batches.clean(), batches.clean());
          Divergence.requireFiniteLoss(network.score(), epoch);
        }
      }
    }
  }

  private static Autoencoder compile(MultiLayerNetwork network, Autoencoder untrained)
      throws TrainingException {
    try {
      return WindowParameters.compile(network, untrained);
    } catch (IllegalArgumentException notFinite) {
      throw new TrainingException("training diverged: " + notFinite.getMessage(), notFinite);
    }
  }
}
