package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains the layers of a deep autoencoder one by one: layer l and its mirror image as a network of
 * one hidden layer that reconstructs the activations of layer l - 1 (Bengio, Lamblin, Popovici and
 * Larochelle 2007, section 3).
 */
final class GreedyPretraining {

  private GreedyPretraining() {}

  /** The design with its first values learnt from the rows. */
  static DenseDesign pretrain(DenseDesign design, float[][] rows, SplittableRandom random)
      throws TrainingException {
    int epochs = design.spec().integer(Hyperparameter.PRETRAIN_EPOCHS);
    if (epochs == 0) {
      return design;
    }
    FitPlan plan = FitPlan.of(design.spec()).pretraining(epochs);
    List<Dense> layers = new ArrayList<>(design.layers());
    float[][] inputs = rows;
    for (int l = 0; l < design.encoderLayers(); l++) {
      int mirror = layers.size() - 1 - l;
      DenseChain chain =
          new DenseChain(List.of(layers.get(l), layers.get(mirror)), design.tied(), DataType.FLOAT);
      try (DenseNetwork pair =
          new DenseNetwork(chain, 1, layers.get(l).outputs(), CodeTerm.NONE, 0)) {
        new DenseFit(pair, plan).run(inputs, random);
        List<Dense> trained = Divergence.compile(chain::export);
        layers.set(l, trained.get(0));
        layers.set(mirror, trained.get(1));
        inputs = pair.encode(inputs);
      }
    }
    return design.with(layers);
  }
}
