package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains one member of an ensemble: mean squared error, minimised by Adam over shuffled batches.
 */
final class MemberFit {

  // Small sets are cut finer than configured, or an epoch would be a step.
  private static final int LEAST_STEPS = 10;

  private MemberFit() {}

  /**
   * Trains a copy.
   *
   * @param member where it begins
   * @param rows its features of every row
   * @param random drawn from for the order of the rows
   * @return the trained member, compared with the library's network
   */
  static Autoencoder train(
      Autoencoder member, float[][] rows, AutoencoderSpec spec, SplittableRandom random)
      throws TrainingException {
    MultiLayerNetwork network =
        NetworkAssembly.assemble(
            member,
            new Adam(spec.number(Hyperparameter.LEARNING_RATE)),
            spec.number(Hyperparameter.L2));
    try {
      fit(network, rows, spec, random);
      Autoencoder trained = compile(network);
      ParityCheck.require(trained, network, rows);
      return trained;
    } finally {
      NativeRelease.release(network);
    }
  }

  private static Autoencoder compile(MultiLayerNetwork network) throws TrainingException {
    try {
      return NetworkExport.compile(network, 1);
    } catch (IllegalArgumentException notFinite) {
      throw new TrainingException("training diverged: " + notFinite.getMessage(), notFinite);
    }
  }

  private static void fit(
      MultiLayerNetwork network, float[][] rows, AutoencoderSpec spec, SplittableRandom random)
      throws TrainingException {
    int[] order = new int[rows.length];
    for (int r = 0; r < order.length; r++) {
      order[r] = r;
    }
    int tenth = Math.max(1, (rows.length + LEAST_STEPS - 1) / LEAST_STEPS);
    int size = Math.min(spec.integer(Hyperparameter.BATCH), tenth);
    int steps = Math.max(LEAST_STEPS, (rows.length + size - 1) / size);
    long[] shape = {size, rows[0].length};
    try (INDArray batch = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c')) {
      for (int epoch = 0; epoch < spec.integer(Hyperparameter.EPOCHS); epoch++) {
        shuffle(order, random);
        for (int step = 0; step < steps; step++) {
          if (Thread.currentThread().isInterrupted()) {
            throw new TrainingException("training was interrupted (epoch " + epoch + ")");
          }
          load(rows, order, step * size, batch);
          network.fit(batch, batch);
          Divergence.requireFiniteLoss(network.score(), epoch);
        }
      }
    }
  }

  /** By Fisher and Yates (1938). */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
  }

  /** All batches are of one size: the last goes on with the first rows of the order. */
  private static void load(float[][] rows, int[] order, int first, INDArray batch) {
    FloatBuffer buffer = batch.data().asNioFloat();
    int width = rows[0].length;
    int size = (int) batch.size(0);
    for (int i = 0; i < size; i++) {
      buffer.put(i * width, rows[order[(first + i) % order.length]]);
    }
  }
}
