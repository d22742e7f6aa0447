package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers over windows. */
class SignalLayersTest {

  private static float[] outputs(Layer layer, float... in) {
    float[] out = new float[layer.outputs()];
    float[] scratch = new float[layer.scratch()];
    Arrays.fill(scratch, Float.NaN);
    layer.forward(in, out, scratch);
    return out;
  }

  private static void assertAsDefined(Layer layer, SplittableRandom random) {
    float[] in = ModelFixtures.floats(random, layer.inputs(), 3);
    double[] wide = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      wide[i] = in[i];
    }
    NaiveNetwork.assertClose(outputs(layer, in), NaiveSignal.outputs(layer, wide));
  }

  @Test
  void aConvolutionLooksToBothSidesAndSeesZerosBeyondTheEnds() {
    Conv1d layer =
        new Conv1d(
            new Signal(1, 4),
            new float[][][] {{{1, 10, 100}}},
            new float[] {0.5f},
            Activation.IDENTITY);
    assertThat(outputs(layer, 1, 2, 3, 4)).containsExactly(210.5f, 321.5f, 432.5f, 43.5f);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aConvolutionAgreesWithTheSumSpelledOut(Activation how) {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 60; run++) {
      Signal shape = new Signal(random.nextInt(1, 6), random.nextInt(1, 40));
      int kernel = 1 + 2 * random.nextInt(8);
      assertAsDefined(
          SignalFixtures.convolution(random, shape, random.nextInt(1, 9), kernel, how), random);
    }
  }

  @Test
  void poolingKeepsTheLargestOrTheMeanOfEachChannel() {
    Signal shape = new Signal(2, 4);
    float[] in = {1, 2, -3, -5, 8, 4, 0, 1};
    assertThat(outputs(new Pool1d(shape, 2, Pooling.MAX), in)).containsExactly(2, -3, 8, 1);
    assertThat(outputs(new Pool1d(shape, 2, Pooling.AVERAGE), in))
        .containsExactly(1.5f, -4, 6, 0.5f);
    assertThat(outputs(new Upsample1d(new Signal(2, 2), 2), 1, 2, 3, 4))
        .containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
  }

  @Test
  void poolingAndUpsamplingAgreeWithTheirDefinitions() {
    SplittableRandom random = new SplittableRandom(2);
    for (int run = 0; run < 100; run++) {
      int size = random.nextInt(1, 6);
      Signal shape = new Signal(random.nextInt(1, 5), size * random.nextInt(1, 9));
      assertAsDefined(new Pool1d(shape, size, Pooling.values()[run % 2]), random);
      assertAsDefined(new Upsample1d(shape, size), random);
    }
  }

  @Test
  void recurrentLayersAgreeWithTheirDefinitions() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 60; run++) {
      Signal window = SignalFixtures.window(random);
      int units = random.nextInt(1, 20);
      assertAsDefined(
          new LstmEncoder(window, SignalFixtures.cell(random, window.channels(), units)), random);
      int code = random.nextInt(1, 9);
      assertAsDefined(
          new LstmDecoder(window.steps(), SignalFixtures.cell(random, code, units)), random);
    }
  }

  /** The last step read weighs most: it must be the newest, place 0. */
  @Test
  void theEncoderEndsWithTheNewestStep() {
    LstmCell forgetful =
        new LstmCell(new float[][] {{1, 0, 0, 0}}, new float[1][4], new float[] {0, -50, 50, 50});
    LstmEncoder layer = new LstmEncoder(new Signal(1, 3), forgetful);
    assertThat(outputs(layer, 0, 1, 1)).containsExactly(0);
    assertThat(outputs(layer, 1, 0, 0)[0]).isGreaterThan(0.6f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRecordCostsNoMemory(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Autoencoder network :
        new Autoencoder[] {
          SignalFixtures.convolutional(random),
          SignalFixtures.recurrent(random, SignalFixtures.window(random))
        }) {
      ForwardPass pass = network.newPass();
      float[] in = ModelFixtures.floats(random, network.width(), 2);
      assertThat(Allocations.bytesEach(2000, () -> pass.reconstruct(in))).isLessThan(1);
    }
  }

  /** The interpreter and both compilers must not differ: a replay meets them at other records. */
  @Test
  void bitsAreTheSameColdAndWarm() {
    SplittableRandom random = new SplittableRandom(4);
    for (Autoencoder network :
        new Autoencoder[] {
          SignalFixtures.convolutional(random),
          SignalFixtures.recurrent(random, SignalFixtures.window(random))
        }) {
      ForwardPass pass = network.newPass();
      float[] in = ModelFixtures.floats(random, network.width(), 2);
      float[] cold = pass.reconstruct(in).clone();
      for (int i = 0; i < 20_000; i++) {
        pass.reconstruct(in);
      }
      assertThat(pass.reconstruct(in)).containsExactly(cold);
    }
  }

  @Test
  void shapesMustAgree() {
    Signal shape = new Signal(2, 6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Signal(0, 4))
        .withMessage(
            "signal must be at least 1 by 1 and at most 131072 values,"
                + " but was 0 channels by 4 steps");
    assertThatIllegalArgumentException().isThrownBy(() -> new Signal(1 << 16, 1 << 16));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pool1d(shape, 4, Pooling.MAX))
        .withMessage("pool must be a divisor of 6 steps, but was 4");
    assertThatIllegalArgumentException().isThrownBy(() -> new Pool1d(shape, 0, Pooling.MAX));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Upsample1d(shape, Integer.MAX_VALUE))
        .withMessage("upsampling must be by 1 to 10922 for 12 values, but was 2147483647");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv1d(shape, new float[1][2][2], new float[1], Activation.IDENTITY))
        .withMessage("kernel must be of one odd length, but was 2 (filter 0, channel 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv1d(shape, new float[1][3][3], new float[1], Activation.IDENTITY))
        .withMessage("filter must have 2 channels, but was 3 (filter 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv1d(shape, new float[1][2][3], new float[2], Activation.IDENTITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LstmCell(new float[1][8], new float[2][8], new float[7]))
        .withMessage(
            "cell must have at least 1 input, 1 unit and 4 biases a unit,"
                + " but was 1 inputs, 2 units, 7 biases");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LstmCell(new float[1][7], new float[2][8], new float[8]))
        .withMessage("input weights must be rows of 8, but was 7 (row 0)");
    LstmCell cell = new LstmCell(new float[1][8], new float[2][8], new float[8]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LstmEncoder(shape, cell))
        .withMessage("cell must read 2 channels, but was for 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new LstmDecoder(1 << 20, cell));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void parametersMustBeFinite(float value) {
    float[][][] filters = {{{0, value, 0}}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv1d(new Signal(1, 4), filters, new float[1], Activation.IDENTITY))
        .withMessage("weight must be finite, but was " + value + " (index 1)");
    float[][] row = {{0, 0, value, 0}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LstmCell(row, new float[1][4], new float[4]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LstmCell(new float[1][4], row, new float[4]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LstmCell(new float[1][4], new float[1][4], row[0]));
  }
}
