package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.ForwardPass;
import io.tidewatch.model.Signal;
import io.tidewatch.model.SignalFixtures;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Compiled networks over windows equal the library's, whatever their shape and parameters. */
class WindowParityTest {

  private static final int RUNS = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void holdsForConvolutionalNetworks(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < RUNS; run++) {
      assertAgree(SignalFixtures.convolutional(random), random);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void holdsForRecurrentNetworks(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < RUNS; run++) {
      assertAgree(SignalFixtures.recurrent(random, SignalFixtures.window(random)), random);
    }
  }

  @Test
  void holdsForTheLongestWindow() {
    SplittableRandom random = new SplittableRandom(6);
    assertAgree(SignalFixtures.recurrent(random, new Signal(2, 256)), random);
  }

  private static void assertAgree(Autoencoder original, SplittableRandom random) {
    float[][] inputs = Samples.gaussian(40, original.width(), random);
    try (Trained assembled = assemble(original)) {
      Autoencoder compiled = WindowParameters.compile(assembled.network(), original);
      ForwardPass ours = compiled.newPass();
      ForwardPass before = original.newPass();
      double worst = 0;
      try (INDArray input = Nd4j.createFromArray(inputs);
          INDArray output = assembled.network().output(input)) {
        double allowed = 1e-5 * Math.max(1, output.amaxNumber().doubleValue());
        for (int r = 0; r < inputs.length; r++) {
          float[] row = ours.reconstruct(inputs[r]);
          assertThat(row).containsExactly(before.reconstruct(inputs[r]));
          for (int f = 0; f < row.length; f++) {
            worst = Math.max(worst, Math.abs(row[f] - output.getDouble(r, f)) / allowed);
          }
        }
      }
      assertThat(worst).as("share of the difference allowed").isLessThan(1);
    }
  }

  private static Trained assemble(Autoencoder autoencoder) {
    return new Trained(
        autoencoder, WindowAssembly.assemble(autoencoder, new NoOp(), 0, DataType.FLOAT));
  }
}
