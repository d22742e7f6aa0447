package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.learn.Transfer;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.Optional;
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
  public void requireFit(AutoencoderSpec spec, int width, Transfer transfer) {
    EarlierLayers.require(shapes.apply(spec, width).draw(new SplittableRandom(0)), transfer);
  }

  @Override
  public Trained train(float[][] rows, AutoencoderSpec spec, long seed, Optional<Transfer> transfer)
      throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    Autoencoder untrained = shapes.apply(spec, rows[0].length).draw(random.split());
    MultiLayerNetwork network =
        WindowAssembly.assemble(
            transfer.map(Transfer::earlier).orElse(untrained),
            new Adam(spec.number(Hyperparameter.LEARNING_RATE)),
            spec.number(Hyperparameter.L2),
            DataType.FLOAT);
    try {
      List<Double> losses =
          LibraryFit.run(
              network,
              rows,
              spec.integer(Hyperparameter.EPOCHS),
              spec.integer(Hyperparameter.BATCH),
              random.split(),
              transfer.map(Transfer::frozenLayers).orElse(0));
      Autoencoder trained = Divergence.compile(() -> WindowParameters.compile(network, untrained));
      Divergence.requireLearning(untrained, trained, rows);
      return new Trained(trained, network, new TrainingCurve(losses, List.of()));
    } catch (TrainingException | RuntimeException failed) {
      NativeRelease.release(network);
      throw failed;
    }
  }
}
