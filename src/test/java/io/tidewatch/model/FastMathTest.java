package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastMathTest {

  private static final double BOUND = 5e-7;

  /** A prime, so that low bits vary as well: four million floats of every size. */
  private static final int STEP = 509;

  private static final Offset<Float> WITHIN_BOUND = Offset.offset((float) BOUND);

  private interface Check {
    boolean holds(float x);
  }

  private static float sigmoid(float x) {
    float[] value = {x};
    Activation.SIGMOID.apply(value, 1);
    return value[0];
  }

  /** The first non-negative float that breaks a check; none is written as NaN. */
  private static float firstBreak(Check check) {
    for (int bits = 0; bits <= Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += STEP) {
      float x = Float.intBitsToFloat(bits);
      if (!check.holds(x)) {
        return x;
      }
    }
    return Float.NaN;
  }

  @Test
  void tanhIsCloseOverAllFloats() {
    assertThat(firstBreak(x -> Math.abs(FastMath.tanh(x) - Math.tanh(x)) < BOUND)).isNaN();
  }

  /** Where networks work, between -10 and 10, every 100,000th of a unit. */
  @Test
  void tanhIsCloseWhereNetworksWork() {
    double worst = 0;
    for (int i = -1_000_000; i <= 1_000_000; i++) {
      float x = i * 1e-5f;
      worst = Math.max(worst, Math.abs(FastMath.tanh(x) - Math.tanh(x)));
    }

    assertThat(worst).isLessThan(BOUND);
  }

  @Test
  void tanhIsOddToTheBit() {
    assertThat(
            firstBreak(
                x ->
                    Float.floatToRawIntBits(FastMath.tanh(-x))
                        == Float.floatToRawIntBits(-FastMath.tanh(x))))
        .isNaN();
  }

  @Test
  void tanhStaysBetweenMinusOneAndOne() {
    assertThat(firstBreak(x -> FastMath.tanh(x) >= 0 && FastMath.tanh(x) <= 1)).isNaN();
  }

  /** Steps back are rounding: never more than twice the error bound. */
  @Test
  void tanhRisesButForRounding() {
    float[] highest = {0};

    assertThat(
            firstBreak(
                x -> {
                  float y = FastMath.tanh(x);
                  boolean rises = y >= highest[0] - 2 * BOUND;
                  highest[0] = Math.max(highest[0], y);
                  return rises;
                }))
        .isNaN();
  }

  @Test
  void sigmoidIsCloseOverAllFloats() {
    assertThat(
            firstBreak(
                x -> {
                  double there = 1 / (1 + Math.exp(-(double) x));
                  double back = 1 / (1 + Math.exp(x));
                  return Math.abs(sigmoid(x) - there) < BOUND
                      && Math.abs(sigmoid(-x) - back) < BOUND;
                }))
        .isNaN();
  }

  @Test
  void sigmoidStaysBetweenZeroAndOne() {
    assertThat(firstBreak(x -> sigmoid(x) <= 1 && sigmoid(-x) >= 0)).isNaN();
  }

  /** Every 100,000th of a unit from one limit to the other, and beyond. */
  @Test
  void expIsCloseRelativeToItsSize() {
    double worst = 0;
    for (int i = -8_700_000; i <= 8_700_000; i++) {
      float x = i * 1e-5f;
      worst = Math.max(worst, Math.abs(FastMath.exp(x) / Math.exp(x) - 1));
    }

    assertThat(worst).isLessThan(2e-7);
  }

  @Test
  void expStaysFiniteAndPositive() {
    float largest = FastMath.exp(Float.MAX_VALUE);
    float smallest = FastMath.exp(-Float.MAX_VALUE);

    assertThat(largest).isCloseTo((float) Math.exp(87), Offset.offset(1e32f));
    assertThat(smallest).isCloseTo((float) Math.exp(-87), Offset.offset(1e-44f));
    assertThat(FastMath.exp(0f)).isEqualTo(1);
    assertThat(FastMath.exp(Float.NaN)).isNaN();
  }

  @Test
  void functionsReachTheirLimits() {
    assertThat(FastMath.tanh(Float.POSITIVE_INFINITY)).isCloseTo(1, WITHIN_BOUND);
    assertThat(FastMath.tanh(Float.NEGATIVE_INFINITY)).isCloseTo(-1, WITHIN_BOUND);
    assertThat(sigmoid(Float.POSITIVE_INFINITY)).isCloseTo(1, WITHIN_BOUND);
    assertThat(sigmoid(Float.NEGATIVE_INFINITY)).isCloseTo(0, WITHIN_BOUND);
    assertThat(FastMath.tanh(0f)).isZero();
    assertThat(sigmoid(0f)).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activationsKeepNaN(Activation how) {
    float[] values = {Float.NaN, 1};

    how.apply(values, 1);

    assertThat(values[0]).isNaN();
    assertThat(values[1]).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(floats = {-3, -0.5f, 0, 0.25f, 2})
  void activationsAreWhatTheirNamesSay(float x) {
    for (Activation how : Activation.values()) {
      float[] values = {9, x, 9};

      how.apply(values, 2);

      assertThat((double) values[1])
          .as("%s", how)
          .isCloseTo(NaiveNetwork.activated(how, x), Offset.offset(BOUND));
      assertThat(values[2]).isEqualTo(9);
    }
  }
}
