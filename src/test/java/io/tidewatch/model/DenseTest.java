package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseTest {

  private static final float[][] WEIGHTS = {{1, 2, 3}, {10, 20, 30}};
  private static final float[] BIAS = {0.5f, -100, 0};

  private static float[] outputs(Dense layer, float... in) {
    float[] out = new float[layer.outputs()];
    layer.forward(in, out, new float[0]);
    return out;
  }

  @ParameterizedTest
  @CsvSource({"IDENTITY, 21.5, -58, 63", "RELU, 21.5, 0, 63"})
  void weighsItsInputsAndAddsTheBias(Activation how, float first, float second, float third) {
    Dense layer = new Dense(WEIGHTS, BIAS, how);

    assertThat(layer.inputs()).isEqualTo(2);
    assertThat(layer.outputs()).isEqualTo(3);
    assertThat(outputs(layer, 1, 2)).containsExactly(first, second, third);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void agreesWithTheSumSpelledOut(Activation how) {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 200; run++) {
      Dense layer = ModelFixtures.dense(random, random.nextInt(1, 90), random.nextInt(1, 90), how);
      float[] in = ModelFixtures.floats(random, layer.inputs(), 3);

      NaiveNetwork.assertClose(outputs(layer, in), NaiveNetwork.outputs(layer, widen(in)));
    }
  }

  /** The interpreter and both compilers must not differ: a replay meets them at other records. */
  @Test
  void givesTheSameBitsColdAndWarm() {
    SplittableRandom random = new SplittableRandom(2);
    Dense layer = ModelFixtures.dense(random, 67, 45, Activation.TANH);
    float[] in = ModelFixtures.floats(random, 67, 3);
    float[] cold = outputs(layer, in);
    float[] warm = new float[45];
    for (int i = 0; i < 50_000; i++) {
      layer.forward(in, warm, new float[0]);
    }

    assertThat(warm).containsExactly(cold);
  }

  @Test
  void leavesAlonePlacesBeyondTheBlockOfItsOutputs() {
    Dense layer = new Dense(WEIGHTS, BIAS, Activation.SIGMOID);
    float[] out = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9};

    layer.forward(new float[] {1, 2, Float.NaN}, out, new float[0]);

    assertThat(out[2]).isLessThanOrEqualTo(1);
    assertThat(out[8]).isEqualTo(9);
    assertThat(out[9]).isEqualTo(9);
  }

  @Test
  void sharesNoArrays() {
    float[][] weights = {{1}, {2}};
    float[] bias = {3};
    Dense layer = new Dense(weights, bias, Activation.IDENTITY);

    weights[0][0] = 100;
    bias[0] = 100;
    layer.weights()[1][0] = 100;
    layer.bias()[0] = 100;

    assertThat(outputs(layer, 1, 1)).containsExactly(6);
    assertThat(layer.weights()).isDeepEqualTo(new float[][] {{1}, {2}});
    assertThat(layer.bias()).containsExactly(3);
    assertThat(layer.activation()).isEqualTo(Activation.IDENTITY);
  }

  @Test
  void needsAtLeastOneInputAndOneOutput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(new float[0][], BIAS, Activation.RELU))
        .withMessage("dense layer must be at least 1 by 1, but was 0 by 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(new float[2][0], new float[0], Activation.RELU))
        .withMessage("dense layer must be at least 1 by 1, but was 2 by 0");
  }

  @Test
  void needsOneWeightAnOutputInEveryRow() {
    float[][] ragged = {{1, 2, 3}, {1, 2}};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(ragged, BIAS, Activation.RELU))
        .withMessage("weights must be rows of 3, but was 2 (input 1)");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void needsFiniteParameters(float value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(new float[][] {{0, value}}, new float[2], Activation.RELU))
        .withMessage("weight must be finite, but was " + value + " (index 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dense(new float[1][1], new float[] {value}, Activation.RELU))
        .withMessage("bias must be finite, but was " + value + " (index 0)");
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
