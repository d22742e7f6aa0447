package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.model.DetectorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

  private static final SampleUnit UNIT = SampleUnit.of("pump-1", 0);

  private static EntityWindow window(float... values) {
    List<float[]> rows = new ArrayList<>();
    for (float value : values) {
      rows.add(new float[] {value});
    }
    return new EntityWindow(UNIT, rows);
  }

  @Test
  void rowsHaveThePValuesOfTheirErrors() {
    Judge judge = new Judge(Models.champion(1, 0));

    double[] pValues = judge.pValues(window(0, 2.5f, -5, 9, 10));

    assertThat(pValues[0]).isEqualTo(1);
    assertThat(pValues[1]).isCloseTo(0.75, within(1e-12));
    assertThat(pValues[2]).isCloseTo(0.5, within(1e-12));
    assertThat(pValues[3]).isCloseTo(0.1, within(1e-12));
    assertThat(pValues[4]).isCloseTo(0.1 * Math.exp(-1), within(1e-12));
  }

  @Test
  void missingValuesDoNotCount() {
    DetectorModel champion = Models.of(1, 0, Models.unscaled(2), Models.diagonal(0, 0));
    List<float[]> rows = List.of(new float[] {5, Float.NaN}, new float[] {Float.NaN, Float.NaN});

    double[] pValues = new Judge(champion).pValues(new EntityWindow(UNIT, rows));

    assertThat(pValues[0]).isCloseTo(0.5, within(1e-12));
    assertThat(pValues[1]).as("nothing seen, nothing unusual").isEqualTo(1);
  }

  @Test
  void rowsAreNotWrittenTo() {
    EntityWindow window = window(3, 4);

    new Judge(Models.champion(1, 0)).pValues(window);

    assertThat(window.rows().get(0)).containsExactly(3);
    assertThat(window.rows().get(1)).containsExactly(4);
  }

  @ParameterizedTest(name = "{0} of {1} rows unusual, share {2}: suspect {3}")
  @CsvSource({
    "0, 10, 0.2, false",
    "2, 10, 0.2, false",
    "3, 10, 0.2, true",
    "1, 10, 0.05, false",
    "2, 10, 0.05, true",
    "1, 1, 0.2, false",
    "2, 2, 0.2, true",
    "2, 2, 1, false",
    "10, 10, 1, false",
    "10, 10, 0.99, true"
  })
  void suspectIsMoreThanTheShareAndMoreThanOne(
      int unusual, int rows, double share, boolean suspect) {
    double[] pValues = new double[rows];
    for (int i = 0; i < rows; i++) {
      pValues[i] = i < unusual ? 0.001 : 0.4;
    }

    assertThat(Judge.suspect(pValues, share)).isEqualTo(suspect);
  }

  @Test
  void oneInAHundredIsNotUnusual() {
    double below = Math.nextDown(0.01);

    assertThat(Judge.suspect(new double[] {0.01, 0.01}, 0.5)).isFalse();
    assertThat(Judge.suspect(new double[] {below, below}, 0.5)).isTrue();
  }

  /**
   * Were one unusual row enough, a tenth of all sound windows of ten rows would be left out for
   * their largest error, and the next champion would be the stricter for it.
   */
  @Test
  void soundWindowsOfFewRowsAreSeldomSuspect() {
    SplittableRandom random = new SplittableRandom(6);
    int suspect = 0;
    for (int i = 0; i < 10_000; i++) {
      suspect += Judge.suspect(random.doubles(10).toArray(), 0.05) ? 1 : 0;
    }

    assertThat(suspect).isLessThan(60);
  }

  @Test
  void rowsAThousandTimesRarerThanTheRateAreLeftOut() {
    double[] pValues = {0.5, 0.9e-6, 1e-6, 1};

    EntityWindow kept = Judge.without(window(1, 2, 3, 4), pValues, 0.001);

    assertThat(kept.unit()).isEqualTo(UNIT);
    assertThat(SampleStream.described(List.of(kept)))
        .isEqualTo(SampleStream.described(List.of(window(1, 3, 4))));
  }

  @Test
  void aWindowIsAlarmingWithOneRowRarerThanTheRate() {
    assertThat(Judge.rarer(new double[] {1, 0.001, 0.5}, 0.001)).isFalse();
    assertThat(Judge.rarer(new double[] {1, Math.nextDown(0.001), 0.5}, 0.001)).isTrue();
    assertThat(Judge.rarer(new double[0], 0.001)).isFalse();
  }
}
