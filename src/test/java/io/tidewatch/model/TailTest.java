package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TailTest {

  private static Tail fit(double[] errors) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    return Tail.fit(sorted, sorted.length * 9 / 10);
  }

  @Test
  void beginsAtItsThresholdWithItsRate() {
    Tail tail = new Tail(5, 0.1, 0.25, 2);

    assertThat(tail.exceedance(5)).isEqualTo(0.1);
    assertThat(tail.quantile(0.1)).isEqualTo(5);
    assertThat(tail.exceedance(13)).as("0.1 * (1 + 0.25 * 8 / 2)^-4").isEqualTo(0.1 / 16);
    assertThat(tail.quantile(0.1 / 16)).isCloseTo(13, Offset.offset(1e-9));
  }

  @Test
  void isExponentialWhereItsShapeIsZero() {
    Tail tail = new Tail(5, 0.1, 0, 2);

    assertThat(tail.exceedance(7)).isCloseTo(0.1 / Math.E, Offset.offset(1e-12));
    assertThat(tail.quantile(0.1 / Math.E)).isCloseTo(7, Offset.offset(1e-12));
  }

  @Test
  void isContinuousInItsShape() {
    Tail exponential = new Tail(5, 0.1, 0, 2);
    for (double shape : new double[] {1e-12, 0.9e-9, 1.1e-9, 1e-7}) {
      Tail nearly = new Tail(5, 0.1, shape, 2);

      assertThat(nearly.exceedance(15)).isCloseTo(exponential.exceedance(15), Offset.offset(1e-8));
      assertThat(nearly.quantile(1e-6)).isCloseTo(exponential.quantile(1e-6), Offset.offset(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.03", "0.2, 0.05", "0.4, 0.1"})
  void findsTheShapeThatTheErrorsWereDrawnFrom(double shape, double tolerance) {
    SplittableRandom random = new SplittableRandom(15);
    double[] excesses = new double[200_000];
    for (int i = 0; i < excesses.length; i++) {
      double u = 1 - random.nextDouble();
      excesses[i] = shape == 0 ? -Math.log(u) : (Math.pow(u, -shape) - 1) / shape;
    }

    Tail tail = fit(excesses);

    assertThat(tail.shape()).isCloseTo(shape, Offset.offset(tolerance));
    assertThat(tail.rate()).isCloseTo(0.1, Offset.offset(1e-4));
  }

  @ParameterizedTest
  @EnumSource(ErrorSamples.class)
  void believesNoShapeOutsideItsBounds(ErrorSamples samples) {
    SplittableRandom random = new SplittableRandom(16);
    for (int count : new int[] {2, 10, 20, 30, 1000}) {
      Tail tail = fit(samples.draw(random, count));

      assertThat(tail.shape()).isBetween(0.0, Tail.MAX_SHAPE);
      assertThat(tail.scale()).isPositive().isFinite();
      assertThat(tail.rate()).isGreaterThan(0).isLessThan(0.5);
    }
  }

  @Test
  void boundsHeavyTailsAndCutsShortOnes() {
    SplittableRandom random = new SplittableRandom(17);

    assertThat(fit(ErrorSamples.CAUCHY.draw(random, 10_000)).shape()).isEqualTo(Tail.MAX_SHAPE);
    assertThat(fit(ErrorSamples.UNIFORM.draw(random, 10_000)).shape()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0.1, 0, 1",
    "NaN, 0.1, 0, 1",
    "Infinity, 0.1, 0, 1",
    "1, 0, 0, 1",
    "1, 1, 0, 1",
    "1, NaN, 0, 1",
    "1, 0.1, -0.1, 1",
    "1, 0.1, 0.6, 1",
    "1, 0.1, NaN, 1",
    "1, 0.1, 0, 0",
    "1, 0.1, 0, -1",
    "1, 0.1, 0, NaN",
    "1, 0.1, 0, Infinity"
  })
  void needsParametersInTheirRanges(double threshold, double rate, double shape, double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tail(threshold, rate, shape, scale))
        .withMessageStartingWith("tail must have threshold >= 0, rate in (0, 1), ");
  }
}
