package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningMomentsTest {
  @Test
  void saysNothingOfNothing() {
    RunningMoments moments = new RunningMoments();
    assertThat(moments.count()).isZero();
    assertThat(moments.sum()).isZero();
    assertThat(moments.mean()).isNaN();
    assertThat(moments.variance()).isNaN();
    assertThat(moments.deviation()).isNaN();
    assertThat(moments.isReliable()).isTrue();
    assertThatThrownBy(() -> moments.remove(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("count must be at least 1, but was 0 (remove)");
  }

  @Test
  void matchesAnExampleByHand() {
    RunningMoments moments = new RunningMoments();
    for (float value : new float[] {2, 4, 4, 4, 5, 5, 7, 9}) {
      moments.add(value);
    }
    assertThat(moments.sum()).isEqualTo(40);
    assertThat(moments.mean()).isEqualTo(5);
    assertThat(moments.variance()).isEqualTo(4);
    assertThat(moments.deviation()).isEqualTo(2);
    moments.remove(9);
    assertThat(moments.count()).isEqualTo(7);
    assertThat(moments.mean()).isEqualTo(31 / 7.0);
  }

  @ParameterizedTest(name = "offset {0}, spread {1}")
  @CsvSource({
    "0, 1",
    "1, 1",
    "1000, 0.01",
    "1e6, 1",
    "16777215, 1",
    "1e-30, 1e-33",
    "1e30, 1e25",
    "-5, 1e-6"
  })
  void matchesExactArithmeticWhileValuesComeAndGo(float offset, float spread) {
    Random random = new Random(7);
    RunningMoments moments = new RunningMoments();
    Deque<Float> window = new ArrayDeque<>();
    for (int i = 0; i < 3_000; i++) {
      float value = offset + spread * (float) random.nextGaussian();
      moments.add(value);
      window.add(value);
      while (window.size() > 100 || (window.size() > 1 && random.nextInt(50) == 0)) {
        moments.remove(window.remove());
      }
      if (i % 20 != 0) {
        continue; // exact arithmetic takes its time
      }
      List<Double> values = window.stream().map(Float::doubleValue).toList();
      double deviation = NaiveFeatures.aggregate(Statistic.STD, values);
      double mean = NaiveFeatures.aggregate(Statistic.MEAN, values);
      assertThat(moments.isReliable()).isTrue();
      assertThat(moments.mean()).isCloseTo(mean, within(1e-15 * Math.abs(offset) + 1e-15 * spread));
      assertThat(moments.deviation()).isCloseTo(deviation, within(1e-12 * deviation));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesAConstantNoVariance(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
      RunningMoments moments = new RunningMoments();
      for (int n = 0; n < 1 + random.nextInt(300); n++) {
        moments.add(value);
        assertThat(moments.variance()).isZero();
      }
    }
  }

  @Test
  void forgetsASpikeThatHasLeft() {
    RunningMoments moments = new RunningMoments();
    List<Double> rest = new ArrayList<>();
    Random random = new Random(3);
    moments.add(1e6f);
    for (int i = 0; i < 50; i++) {
      float value = 1 + 1e-3f * (float) random.nextGaussian();
      moments.add(value);
      rest.add((double) value);
    }
    moments.remove(1e6f);
    double deviation = NaiveFeatures.aggregate(Statistic.STD, rest);
    assertThat(moments.deviation()).isCloseTo(deviation, within(1e-9 * deviation));
    assertThat(moments.isReliable()).as("a spike of a million is worth a recount").isFalse();
  }

  @Test
  void tellsWhenASpikeMayHaveLeftRubbish() {
    RunningMoments moments = new RunningMoments();
    moments.add(1e30f);
    moments.add(1);
    moments.add(2);
    assertThat(moments.isReliable()).isTrue();
    moments.remove(1e30f);
    assertThat(moments.isReliable()).isFalse();
    moments.clear();
    assertThat(moments.isReliable()).isTrue();
    assertThat(moments.count()).isZero();
  }

  @Test
  void isExactlyEmptyWhenTheLastHasLeft() {
    RunningMoments moments = new RunningMoments();
    moments.add(1e30f);
    moments.add(0.1f);
    moments.remove(1e30f);
    moments.remove(0.1f);
    moments.add(3);
    assertThat(moments.sum()).isEqualTo(3);
    assertThat(moments.variance()).isZero();
  }

  @Test
  void copiesSharingNothing() {
    RunningMoments moments = new RunningMoments();
    moments.add(1);
    RunningMoments copy = moments.copy();
    moments.add(5);
    assertThat(copy.count()).isEqualTo(1);
    assertThat(copy.mean()).isEqualTo(1);
    copy.add(5);
    assertThat(copy.deviation()).isEqualTo(moments.deviation());
  }
}
