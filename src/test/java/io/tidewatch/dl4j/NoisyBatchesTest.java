package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoisyBatchesTest {

  @ParameterizedTest
  @CsvSource({
    "1, 256, 1, 10",
    "9, 256, 1, 10",
    "10, 256, 1, 10",
    "11, 256, 2, 6",
    "300, 256, 30, 10",
    "300, 7, 7, 43",
    "2000, 256, 200, 10",
    "10000, 256, 256, 40"
  })
  void cutSmallSetsFiner(int rows, int batch, long size, int count) {
    try (NoisyBatches batches = batches(rows, batch, 0)) {
      assertThat(batches.clean().shape()).containsExactly(size, 2);
      assertThat(batches.noisy().shape()).containsExactly(size, 2);
      assertThat(batches.count()).isEqualTo(count);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "25, 4", "103, 256", "97, 10"})
  void showEveryRowInEveryEpoch(int rows, int batch) {
    try (NoisyBatches batches = batches(rows, batch, 0.3)) {
      for (int epoch = 0; epoch < 3; epoch++) {
        assertThat(epoch(batches)).containsAll(numbers(rows));
      }
    }
  }

  @Test
  void comeInANewOrderEachEpoch() {
    try (NoisyBatches batches = batches(100, 10, 0)) {
      List<Integer> first = epoch(batches);
      assertThat(first).isNotEqualTo(numbers(100));
      assertThat(epoch(batches)).isNotEqualTo(first);
    }
  }

  @Test
  void putNoiseOfTheDeviationOnTheInputOnly() {
    try (NoisyBatches batches = batches(2000, 256, 0.5)) {
      double sum = 0;
      double squares = 0;
      long count = 0;
      batches.shuffle();
      for (int batch = 0; batch < batches.count(); batch++) {
        batches.load(batch);
        for (int r = 0; r < batches.clean().rows(); r++) {
          float number = batches.clean().getFloat(r, 0);
          assertThat(number).isEqualTo((float) Math.rint(number));
          assertThat(batches.clean().getFloat(r, 1)).isEqualTo(-number);
          for (int f = 0; f < 2; f++) {
            double noise = batches.noisy().getDouble(r, f) - batches.clean().getDouble(r, f);
            sum += noise;
            squares += noise * noise;
            count++;
          }
        }
      }
      assertThat(sum / count).isCloseTo(0, within(0.05));
      assertThat(Math.sqrt(squares / count)).isCloseTo(0.5, within(0.03));
    }
  }

  @Test
  void areTheSameForTheSameSeed() {
    try (NoisyBatches one = batches(50, 8, 0.2);
        NoisyBatches other = batches(50, 8, 0.2)) {
      for (int epoch = 0; epoch < 2; epoch++) {
        assertThat(epoch(one)).isEqualTo(epoch(other));
        assertThat(one.noisy()).isEqualTo(other.noisy());
      }
    }
  }

  private static NoisyBatches batches(int count, int batch, double deviation) {
    float[][] rows = new float[count][];
    for (int r = 0; r < count; r++) {
      rows[r] = new float[] {r, -r};
    }
    Corruption noise = new Corruption(Corruption.Kind.GAUSSIAN, deviation);
    return new NoisyBatches(rows, batch, noise, new SplittableRandom(5));
  }

  private static List<Integer> epoch(NoisyBatches batches) {
    List<Integer> seen = new ArrayList<>();
    batches.shuffle();
    for (int batch = 0; batch < batches.count(); batch++) {
      batches.load(batch);
      for (int r = 0; r < batches.clean().rows(); r++) {
        seen.add((int) batches.clean().getFloat(r, 0));
      }
    }
    return seen;
  }

  private static List<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      numbers.add(r);
    }
    return numbers;
  }
}
