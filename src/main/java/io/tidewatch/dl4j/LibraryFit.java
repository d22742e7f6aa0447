package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Fits the library's own network to rows, with the optimiser it was assembled with. */
final class LibraryFit {

  private LibraryFit() {}

  /**
   * Runs the epochs.
   *
   * @param rows at least one, as wide as the network
   * @param epochs passes over the rows
   * @param batch rows of a step at most
   * @param random drawn from for the order of the rows
   * @param frozenLayers how many layers, from the input on, keep their bits
   * @return the mean loss of each epoch, the penalty included
   * @throws TrainingException when a loss is not finite or the thread is interrupted
   */
  static List<Double> run(
      MultiLayerNetwork network,
      float[][] rows,
      int epochs,
      int batch,
      SplittableRandom random,
      int frozenLayers)
      throws TrainingException {
    try (NoisyBatches batches = new NoisyBatches(rows, batch, Corruption.NONE, random);
        FrozenParameters frozen = FrozenParameters.of(network, frozenLayers)) {
      List<Double> losses = new ArrayList<>();
      for (int epoch = 0; epoch < epochs; epoch++) {
        losses.add(epoch(network, batches, frozen, epoch));
      }
      return losses;
    }
  }

  private static double epoch(
      MultiLayerNetwork network, NoisyBatches batches, FrozenParameters frozen, int epoch)
      throws TrainingException {
    batches.shuffle();
    double sum = 0;
    for (int batch = 0; batch < batches.count(); batch++) {
      Divergence.requireUninterrupted(epoch);
      batches.load(batch);
      network.fit(batches.clean(), batches.clean());
      frozen.restore();
      Divergence.requireFiniteLoss(network.score(), epoch);
      sum += network.score();
    }
    return sum / batches.count();
  }
}
