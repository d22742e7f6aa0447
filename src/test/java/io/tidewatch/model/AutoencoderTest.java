package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoencoderTest {

  private static Layer layer(int inputs, int outputs) {
    return new Dense(new float[inputs][outputs], new float[outputs], Activation.RELU);
  }

  @Test
  void agreesWithTheDefinitionForRandomArchitectures() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 300; run++) {
      Autoencoder autoencoder = ModelFixtures.randomAutoencoder(random);
      ForwardPass pass = autoencoder.newPass();
      for (int record = 0; record < 3; record++) {
        float[] in = ModelFixtures.floats(random, autoencoder.width(), 3);
        float[] untouched = in.clone();

        NaiveNetwork.assertClose(
            pass.reconstruct(in),
            NaiveNetwork.outputs(autoencoder, autoencoder.layers().size(), in));
        NaiveNetwork.assertClose(
            pass.code(), NaiveNetwork.outputs(autoencoder, autoencoder.encoderLayers(), in));
        assertThat(in).containsExactly(untouched);
      }
    }
  }

  @Test
  void remembersNothingOfTheRecordBefore() {
    SplittableRandom random = new SplittableRandom(4);
    Autoencoder autoencoder = ModelFixtures.randomAutoencoder(random);
    ForwardPass used = autoencoder.newPass();
    for (int record = 0; record < 100; record++) {
      float[] in = ModelFixtures.floats(random, autoencoder.width(), 100);

      assertThat(used.reconstruct(in)).containsExactly(autoencoder.newPass().reconstruct(in));
    }
  }

  /** Whatever batch a record falls into, and wherever it stands there. */
  @Test
  void recordsOfABatchHaveTheBitsTheyHaveAlone() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 100; run++) {
      Autoencoder autoencoder = ModelFixtures.randomAutoencoder(random);
      ForwardPass pass = autoencoder.newPass();
      int count = random.nextInt(1, 80);
      float[][] rows = rows(random, count, autoencoder.width());
      float[][] reconstructions = new float[count][autoencoder.width()];

      pass.reconstruct(rows, count, reconstructions);

      for (int record = 0; record < count; record++) {
        assertThat(reconstructions[record]).containsExactly(pass.reconstruct(rows[record]));
      }
    }
  }

  private static float[][] rows(SplittableRandom random, int count, int width) {
    float[][] rows = new float[count][];
    Arrays.setAll(rows, record -> ModelFixtures.floats(random, width, 3));
    return rows;
  }

  @Test
  void leavesTheRowsBehindABatchAsTheyAre() {
    SplittableRandom random = new SplittableRandom(8);
    Autoencoder autoencoder = ModelFixtures.randomAutoencoder(random);
    float[][] rows = rows(random, 40, autoencoder.width());
    float[][] reconstructions = new float[40][autoencoder.width()];

    autoencoder.newPass().reconstruct(rows, 30, reconstructions);

    for (int record = 30; record < 40; record++) {
      assertThat(reconstructions[record]).containsOnly(0);
    }
  }

  @Test
  void givesEachThreadBuffersOfItsOwn() {
    Autoencoder autoencoder = ModelFixtures.autoencoder();
    ForwardPass one = autoencoder.newPass();
    ForwardPass other = autoencoder.newPass();

    float[] first = one.reconstruct(new float[] {1, 2, 3});
    float[] copy = first.clone();
    other.reconstruct(new float[] {-3, -2, -1});

    assertThat(first).containsExactly(copy);
    assertThat(one.reconstruct(new float[] {0, 0, 0})).isSameAs(first);
  }

  @Test
  void reconstructsWithoutAllocating() {
    Autoencoder autoencoder = ModelFixtures.randomAutoencoder(new SplittableRandom(5));
    ForwardPass pass = autoencoder.newPass();
    float[] in = ModelFixtures.floats(new SplittableRandom(6), autoencoder.width(), 3);

    assertThat(Allocations.bytesEach(20_000, () -> pass.reconstruct(in))).isLessThan(1);
  }

  @Test
  void reconstructsABatchWithoutAllocating() {
    SplittableRandom random = new SplittableRandom(5);
    Autoencoder autoencoder = ModelFixtures.randomAutoencoder(random);
    ForwardPass pass = autoencoder.newPass();
    float[][] rows = rows(random, 64, autoencoder.width());
    float[][] reconstructions = new float[64][autoencoder.width()];

    double bytes = Allocations.bytesEach(2_000, () -> pass.reconstruct(rows, 64, reconstructions));

    assertThat(bytes).isLessThan(64);
  }

  @Test
  void knowsItsWidths() {
    List<Layer> layers = List.of(layer(5, 4), layer(4, 2), layer(2, 4), layer(4, 5));
    Autoencoder autoencoder = new Autoencoder(layers, 2);

    assertThat(autoencoder.width()).isEqualTo(5);
    assertThat(autoencoder.codeWidth()).isEqualTo(2);
    assertThat(autoencoder.encoderLayers()).isEqualTo(2);
    assertThat(autoencoder.layers()).containsExactlyElementsOf(layers);
  }

  @Test
  void keepsTheLayersItWasMadeOf() {
    List<Layer> layers = new ArrayList<>(List.of(layer(2, 2)));
    Autoencoder autoencoder = new Autoencoder(layers, 1);

    layers.clear();

    assertThat(autoencoder.layers()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, Integer.MAX_VALUE})
  void needsItsCodeAtOneOfItsLayers(int encoderLayers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Autoencoder(List.of(layer(3, 1), layer(1, 3)), encoderLayers))
        .withMessage("encoder layers must be 1 to 2, but was " + encoderLayers);
  }

  @Test
  void needsALayer() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Autoencoder(List.of(), 1));
  }

  @Test
  void needsLayersThatFitOneAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Autoencoder(List.of(layer(3, 2), layer(1, 3)), 1))
        .withMessage("layer must have 2 inputs, but was 1 (layer 1)");
  }

  @Test
  void needsAsManyOutputsAsInputs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Autoencoder(List.of(layer(3, 2), layer(2, 4)), 1))
        .withMessage("layer must have 4 inputs, but was 3 (layer 0)");
  }
}
