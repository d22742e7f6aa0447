package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.ForwardPass;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** The compiled pass equals the library's output, row by row. */
class ParityTest {

  private static final float[][] ROWS = Samples.linear(40, 5, 2, 3);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void holdsThroughTheLibraryAndBackForRandomParameters(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = random.nextInt(1, 41);
    Autoencoder original = randomAutoencoder(width, random);
    float[][] inputs = Samples.gaussian(60, width, random);
    try (Trained assembled = assemble(original)) {
      Autoencoder compiled = NetworkExport.compile(assembled.network(), original.encoderLayers());
      assertThat(Samples.digest(compiled)).isEqualTo(Samples.digest(original));
      assertThat(activations(compiled)).isEqualTo(activations(original));
      assertThat(compiled.codeWidth()).isEqualTo(original.codeWidth());
      assertAgree(compiled, assembled.network(), inputs, "seed " + seed);
    }
  }

  @Test
  void isRefusedWhenOneBiasIsOff() {
    Autoencoder original = randomAutoencoder(5, new SplittableRandom(1));
    Dense last = (Dense) original.layers().get(original.layers().size() - 1);
    float[] bias = last.bias();
    bias[3] += 1e-3f;
    List<Layer> layers = new ArrayList<>(original.layers());
    layers.set(layers.size() - 1, new Dense(last.weights(), bias, last.activation()));
    Autoencoder changed = new Autoencoder(layers, original.encoderLayers());
    try (Trained assembled = assemble(original)) {
      assertThatThrownBy(() -> ParityCheck.require(changed, assembled.network(), ROWS))
          .isInstanceOf(TrainingException.class)
          .hasMessageStartingWith("compiled output must be finite and within ")
          .hasMessageContaining(", but was ")
          .hasMessageContaining("feature 3");
    }
  }

  @Test
  void isRefusedWhenOneWeightIsOffEvenIfAllRowsAreZero() {
    Autoencoder original = randomAutoencoder(5, new SplittableRandom(2));
    Dense first = (Dense) original.layers().get(0);
    float[][] weights = first.weights();
    weights[4][0] += 0.01f;
    List<Layer> layers = new ArrayList<>(original.layers());
    layers.set(0, new Dense(weights, first.bias(), first.activation()));
    Autoencoder changed = new Autoencoder(layers, original.encoderLayers());
    try (Trained assembled = assemble(original)) {
      assertThatThrownBy(() -> ParityCheck.require(changed, assembled.network(), new float[30][5]))
          .isInstanceOf(TrainingException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void isRefusedWhenAnOutputIsNotFinite(float value) {
    Dense layer = new Dense(new float[5][5], new float[5], Activation.IDENTITY);
    Autoencoder original = new Autoencoder(List.of(layer), 1);
    try (Trained assembled = assemble(original)) {
      assembled.network().getLayer(0).getParam("b").putScalar(2, value);
      assertThatThrownBy(() -> ParityCheck.require(original, assembled.network(), ROWS))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("of the library's " + value + ", but was 0.0 (probe 0, feature 2)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NetworkExport.compile(assembled.network(), 1))
          .withMessage("bias must be finite, but was " + value + " (index 2)");
    }
  }

  private static Autoencoder randomAutoencoder(int width, SplittableRandom random) {
    int[] sizes = random.ints(random.nextInt(2, 7), 1, 41).toArray();
    sizes[0] = width;
    sizes[sizes.length - 1] = width;
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < sizes.length; l++) {
      float[][] weights = Samples.gaussian(sizes[l], sizes[l + 1], random);
      for (float[] row : weights) {
        for (int o = 0; o < row.length; o++) {
          row[o] /= (float) Math.sqrt(sizes[l]);
        }
      }
      float[] bias = Samples.gaussian(1, sizes[l + 1], random)[0];
      layers.add(new Dense(weights, bias, Activation.values()[random.nextInt(4)]));
    }
    return new Autoencoder(layers, random.nextInt(1, layers.size() + 1));
  }

  private static Trained assemble(Autoencoder autoencoder) {
    return new Trained(autoencoder, NetworkAssembly.assemble(autoencoder, new NoOp(), 0));
  }

  private static List<Activation> activations(Autoencoder autoencoder) {
    return autoencoder.layers().stream().map(layer -> ((Dense) layer).activation()).toList();
  }

  private static void assertAgree(
      Autoencoder ours, MultiLayerNetwork theirs, float[][] inputs, String description) {
    ForwardPass pass = ours.newPass();
    try (INDArray input = Nd4j.createFromArray(inputs);
        INDArray output = theirs.output(input)) {
      double allowed = 1e-5 * Math.max(1, output.amaxNumber().doubleValue());
      for (int r = 0; r < inputs.length; r++) {
        float[] reconstruction = pass.reconstruct(inputs[r]);
        for (int f = 0; f < reconstruction.length; f++) {
          assertThat((double) reconstruction[f])
              .as(description)
              .isCloseTo(output.getDouble(r, f), within(allowed));
        }
      }
    }
  }
}
