package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MedianSpreadTest {

  @Test
  void isTheMiddleAndTheMiddleDistanceFromIt() {
    assertThat(MedianSpread.of(new double[] {9, 1, 2})).isEqualTo(new MedianSpread(2, 1));
    assertThat(MedianSpread.of(new double[] {4, 1, 2, 9})).isEqualTo(new MedianSpread(3, 1.5));
  }

  @Test
  void standardDeviationIsThatOfNormalValues() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = 5 + 3 * random.nextGaussian();
    }
    assertThat(MedianSpread.of(values).standardDeviation()).isCloseTo(3, within(0.1));
  }

  @Test
  void aFewWildValuesChangeLittle() {
    double[] values = {1, 2, 3, 4, 5, 6, 7, 1e9};
    assertThat(MedianSpread.of(values)).isEqualTo(new MedianSpread(4.5, 2));
  }
}
