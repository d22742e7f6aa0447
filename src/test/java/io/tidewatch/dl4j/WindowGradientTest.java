package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** The networks over windows descend the loss they are said to descend. */
class WindowGradientTest {

  private static final int WIDTH = 12;
  private static final double L2 = 0.01;
  private static final double STEP = 1e-5;

  @ParameterizedTest
  @CsvSource({"tanh, max", "sigmoid, average"})
  void ofAConvolutionalNetworkAgreesWithFiniteDifferences(String activation, String pooling) {
    AutoencoderSpec spec =
        AutoencoderSpec.of(Family.CONVOLUTIONAL)
            .with(Hyperparameter.STEPS, "4")
            .with(Hyperparameter.FILTERS, "3, 2")
            .with(Hyperparameter.CODE, "2")
            .with(Hyperparameter.POOLING, pooling)
            .with(Hyperparameter.ACTIVATION, activation);
    assertGradient(ConvolutionalShape.of(spec, WIDTH).draw(new SplittableRandom(1)));
  }

  @Test
  void ofARecurrentNetworkAgreesWithFiniteDifferences() {
    AutoencoderSpec spec =
        AutoencoderSpec.of(Family.RECURRENT)
            .with(Hyperparameter.STEPS, "4")
            .with(Hyperparameter.UNITS, "3")
            .with(Hyperparameter.CODE, "2");
    assertGradient(RecurrentShape.of(spec, WIDTH).draw(new SplittableRandom(1)));
  }

  /** A plain gradient step of rate 1 moves the parameters by the gradient. */
  private static void assertGradient(Autoencoder autoencoder) {
    float[][] rows = Samples.gaussian(5, WIDTH, new SplittableRandom(2));
    MultiLayerNetwork network =
        WindowAssembly.assemble(autoencoder, new Sgd(1), L2, DataType.DOUBLE);
    try (INDArray batch = Nd4j.createFromArray(rows).castTo(DataType.DOUBLE)) {
      DataSet data = new DataSet(batch, batch);
      double[] before = network.params().toDoubleVector();
      network.fit(data);
      double[] after = network.params().toDoubleVector();
      double[] gradient = new double[before.length];
      double[] differences = new double[before.length];
      for (int p = 0; p < before.length; p++) {
        gradient[p] = before[p] - after[p];
      }
      network.params().assign(Nd4j.createFromArray(before).reshape(network.params().shape()));
      for (int p = 0; p < before.length; p++) {
        network.params().putScalar(p, before[p] + STEP);
        double above = network.score(data);
        network.params().putScalar(p, before[p] - STEP);
        double below = network.score(data);
        network.params().putScalar(p, before[p]);
        differences[p] = (above - below) / (2 * STEP);
      }
      assertThat(Arrays.stream(gradient).map(Math::abs).max().orElseThrow()).isGreaterThan(0.01);
      for (int p = 0; p < before.length; p++) {
        assertThat(gradient[p]).as("parameter " + p).isCloseTo(differences[p], within(1e-7));
      }
    } finally {
      NativeRelease.release(network);
    }
  }

  @Test
  void isThatOfTheMeanSquaredErrorAndThePenalty() {
    AutoencoderSpec spec =
        AutoencoderSpec.of(Family.RECURRENT)
            .with(Hyperparameter.STEPS, "4")
            .with(Hyperparameter.UNITS, "3");
    Autoencoder autoencoder = RecurrentShape.of(spec, WIDTH).draw(new SplittableRandom(3));
    float[][] rows = Samples.gaussian(5, WIDTH, new SplittableRandom(4));
    double error = Samples.error(autoencoder, rows, rows);
    assertThat(score(autoencoder, rows, 0)).isCloseTo(error, within(1e-5));
    assertThat(score(autoencoder, rows, L2)).isGreaterThan(error + 0.01);
  }

  private static double score(Autoencoder autoencoder, float[][] rows, double l2) {
    MultiLayerNetwork network =
        WindowAssembly.assemble(autoencoder, new NoOp(), l2, DataType.FLOAT);
    try (INDArray batch = Nd4j.createFromArray(rows)) {
      return network.score(new DataSet(batch, batch));
    } finally {
      NativeRelease.release(network);
    }
  }
}
