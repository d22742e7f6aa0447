package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows of a warm-up are kept from the first training. */
class FarOffTest {

  /** Two features that go together; every so often one of a pair that does not. */
  private static List<float[]> rows(int count, double contamination) {
    SplittableRandom random = new SplittableRandom(11);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float value = (float) random.nextGaussian();
      float other = value + (float) (0.1 * random.nextGaussian());
      boolean fault = i < contamination * count;
      rows.add(new float[] {value, fault ? other + 5 : other});
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.05, 0.09})
  void rowsThatBreakACorrelationAreLeftOut(double contamination) {
    List<float[]> rows = rows(2_000, contamination);

    List<float[]> kept = FarOff.without(rows, 0.1);

    int faults = (int) Math.ceil(contamination * 2_000);
    assertThat(kept).doesNotContainAnyElementsOf(rows.subList(0, faults));
    assertThat(kept).hasSizeGreaterThan(2_000 - faults - 10);
  }

  @Test
  void noMoreThanTheShareIsLeftOutAndTheFarthestFirst() {
    List<float[]> kept = FarOff.without(rows(1_000, 0.12), 0.1);

    assertThat(kept).hasSize(900);
  }

  @Test
  void nothingIsLeftOutWithoutAShare() {
    List<float[]> rows = rows(100, 0.1);

    assertThat(FarOff.without(rows, 0)).isSameAs(rows);
  }

  @Test
  void missingAndConstantFeaturesAreNoReason() {
    SplittableRandom random = new SplittableRandom(12);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rows.add(new float[] {(float) random.nextDouble(), i % 3 == 0 ? Float.NaN : 7, Float.NaN});
    }

    assertThat(FarOff.without(rows, 0.1)).containsExactlyElementsOf(rows);
  }
}
