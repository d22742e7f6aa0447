package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains one member of an ensemble: mean squared error, minimised by Adam over shuffled batches.
 */
final class MemberFit {

  /**
   * What came of it.
   *
   * @param autoencoder the trained member, compared with the library's network
   * @param losses the mean loss of each epoch
   */
  record Member(Autoencoder autoencoder, List<Double> losses) {}

  private MemberFit() {}

  /**
   * Trains a copy.
   *
   * @param member where it begins
   * @param rows its features of every row
   * @param random drawn from for the order of the rows
   * @param frozenLayers 1 where its encoder keeps its bits, else 0
   * @throws TrainingException when it diverged or learnt nothing
   */
  static Member train(
      Autoencoder member,
      float[][] rows,
      AutoencoderSpec spec,
      SplittableRandom random,
      int frozenLayers)
      throws TrainingException {
    MultiLayerNetwork network =
        NetworkAssembly.assemble(
            member,
            new Adam(spec.number(Hyperparameter.LEARNING_RATE)),
            spec.number(Hyperparameter.L2));
    try {
      List<Double> losses =
          LibraryFit.run(
              network,
              rows,
              spec.integer(Hyperparameter.EPOCHS),
              spec.integer(Hyperparameter.BATCH),
              random,
              frozenLayers);
      Autoencoder trained = Divergence.compile(() -> NetworkExport.compile(network, 1));
      // Of each by itself: in the mean over all features the others would hide one that ran away.
      Divergence.requireLearning(member, trained, rows);
      ParityCheck.require(trained, network, rows);
      return new Member(trained, losses);
    } finally {
      NativeRelease.release(network);
    }
  }
}
