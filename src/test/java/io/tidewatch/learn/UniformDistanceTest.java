package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniformDistanceTest {

  private static double[] numbers(String text) {
    return text == null
        ? new double[0]
        : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest(name = "[{0}] lies {1} from uniform")
  @CsvSource({
    ", 0",
    "0, 1",
    "1, 1",
    "0.5, 0.5",
    "0.25 0.75, 0.25",
    "0.75 0.25, 0.25",
    "0.5 0.5, 0.5",
    "0.125 0.25 0.375 0.5, 0.5",
    "0 0 0 1, 0.75",
    "0 1 1 1, 0.75"
  })
  void handValues(String pValues, double distance) {
    assertThat(UniformDistance.of(numbers(pValues))).isEqualTo(distance);
  }

  @ParameterizedTest(name = "{0} p-values")
  @ValueSource(ints = {1, 2, 10, 1_000})
  void noPValuesLieNearerThanHalfAStep(int count) {
    double[] middles = new double[count];
    for (int i = 0; i < count; i++) {
      middles[i] = (i + 0.5) / count;
    }

    assertThat(UniformDistance.of(middles)).isCloseTo(0.5 / count, within(1e-12));
  }

  @Test
  void shrinksAsUniformPValuesGrowInNumber() {
    SplittableRandom random = new SplittableRandom(3);

    // Kolmogorov: below 1.95 / sqrt(n) but once in a thousand.
    for (int count : new int[] {100, 1_000, 10_000}) {
      assertThat(UniformDistance.of(random.doubles(count).toArray()))
          .isLessThan(1.95 / Math.sqrt(count));
    }
  }

  @Test
  void growsWithTheShareThatMoved() {
    SplittableRandom random = new SplittableRandom(4);
    double[] pValues = random.doubles(10_000).toArray();
    for (int i = 0; i < 3_000; i++) {
      pValues[i] = 0;
    }

    assertThat(UniformDistance.of(pValues)).isCloseTo(0.3, within(0.02));
  }

  @Test
  void leavesItsArgumentAsItWas() {
    double[] pValues = {0.9, 0.1, 0.5};

    UniformDistance.of(pValues);

    assertThat(pValues).containsExactly(0.9, 0.1, 0.5);
  }
}
