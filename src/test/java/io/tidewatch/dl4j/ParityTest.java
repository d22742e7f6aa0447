package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
import io.tidewatch.model.ForwardPass;
import io.tidewatch.model.Hyperparameter;
import io.tidewatch.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void holdsForTrainedNetworksOfRandomSpecs(long seed) throws TrainingException {
    SplittableRandom random = new SplittableRandom(seed);
    for (Family family : List.of(Family.LINEAR, Family.DENOISING)) {
      int width = random.nextInt(1, 41);
      float[][] rows = Samples.linear(random.nextInt(1, 200), width, Math.min(3, width), seed);
      AutoencoderSpec spec = randomSpec(family, width, random);
      try (Trained trained = FamilyTraining.of(family).train(rows, spec, seed)) {
        float[][] inputs = Samples.gaussian(50, width, random);
        assertAgree(trained.autoencoder(), trained.network(), inputs, spec.toString());
        assertAgree(trained.autoencoder(), trained.network(), rows, spec.toString());
        assertThatCode(() -> ParityCheck.require(trained.autoencoder(), trained.network(), rows))
            .doesNotThrowAnyException();
      }
    }
  }

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

  private static AutoencoderSpec randomSpec(Family family, int width, SplittableRandom random) {
    AutoencoderSpec spec = AutoencoderSpec.of(family);
    boolean sized = random.nextBoolean();
    return switch (family) {
      case LINEAR ->
          sized
              ? spec.with(Hyperparameter.CODE, "" + random.nextInt(1, Math.max(2, width)))
              : spec.with(Hyperparameter.VARIANCE, "" + random.nextDouble(0.01, 1));
      case CONVOLUTIONAL, RECURRENT -> throw new AssertionError(family);
      default -> fitted(spec, width, sized, random);
    };
  }

  private static AutoencoderSpec fitted(
      AutoencoderSpec plain, int width, boolean sized, SplittableRandom random) {
    AutoencoderSpec spec =
        plain
            .with(Hyperparameter.EPOCHS, "15")
            .with(Hyperparameter.LEARNING_RATE, "0.02")
            .with(Hyperparameter.BATCH, "" + random.nextInt(12, 300))
            .with(Hyperparameter.L2, sized ? "0" : "0.0001");
    Set<Hyperparameter> accepted = spec.family().accepted();
    if (accepted.contains(Hyperparameter.ACTIVATION)) {
      String name = activation(random).name().toLowerCase(Locale.ROOT);
      spec = spec.with(Hyperparameter.ACTIVATION, name);
    }
    if (accepted.contains(Hyperparameter.BETA)) {
      // With the usual weight a code of two features may rightly be given up for its prior.
      spec = spec.with(Hyperparameter.BETA, "0.001");
    }
    if (accepted.contains(Hyperparameter.CORRUPTION)) {
      spec = spec.with(Hyperparameter.CORRUPTION, "" + random.nextDouble(0.3));
    }
    if (sized && accepted.contains(Hyperparameter.LAYERS)) {
      spec =
          spec.with(Hyperparameter.CODE, "" + random.nextInt(2, 12))
              .with(Hyperparameter.LAYERS, layers(random));
    }
    return spec;
  }

  private static String layers(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(1, 3))
        .mapToObj(i -> "" + random.nextInt(6, 41))
        .collect(Collectors.joining(","));
  }

  private static Activation activation(SplittableRandom random) {
    return new Activation[] {Activation.TANH, Activation.SIGMOID, Activation.RELU}
        [random.nextInt(3)];
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
