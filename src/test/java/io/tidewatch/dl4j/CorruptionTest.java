package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.dl4j.Corruption.Kind;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A share of so many values lies within a hundredth of what is stated, by far. */
class CorruptionTest {

  private static final int COUNT = 100_000;
  private static final float VALUE = 1.5f;
  private static final double NEAR = 0.01;

  @Test
  void gaussianNoiseHasItsDeviationAroundEveryValue() {
    double[] corrupted = corrupted(Kind.GAUSSIAN, 0.5, 1);
    assertThat(StatUtils.mean(corrupted)).isCloseTo(VALUE, within(NEAR));
    assertThat(Math.sqrt(StatUtils.variance(corrupted))).isCloseTo(0.5, within(NEAR));
    assertThat(share(corrupted, value -> value == VALUE)).isLessThan(NEAR);
  }

  @Test
  void maskingPutsAShareToZeroAndLeavesTheRest() {
    double[] corrupted = corrupted(Kind.MASKING, 0.3, 1);
    assertThat(share(corrupted, value -> value == 0)).isCloseTo(0.3, within(NEAR));
    assertThat(corrupted).containsOnly(0, VALUE);
  }

  @Test
  void saltAndPepperComeToEqualShares() {
    double[] corrupted = corrupted(Kind.SALT_AND_PEPPER, 0.3, 1);
    assertThat(share(corrupted, value -> value == Corruption.EXTREME))
        .isCloseTo(0.15, within(NEAR));
    assertThat(share(corrupted, value -> value == -Corruption.EXTREME))
        .isCloseTo(0.15, within(NEAR));
    assertThat(corrupted).containsOnly(-Corruption.EXTREME, Corruption.EXTREME, VALUE);
  }

  @Test
  void dropoutPutsAShareToZeroAndKeepsTheMean() {
    double[] corrupted = corrupted(Kind.DROPOUT, 0.25, 1);
    assertThat(share(corrupted, value -> value == 0)).isCloseTo(0.25, within(NEAR));
    assertThat(corrupted).containsOnly(0, VALUE / 0.75f);
    assertThat(StatUtils.mean(corrupted)).isCloseTo(VALUE, within(NEAR));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void sameSeedGivesTheSameCorruptionAndAnotherSeedAnother(Kind kind) {
    assertThat(corrupted(kind, 0.2, 7))
        .isEqualTo(corrupted(kind, 0.2, 7))
        .isNotEqualTo(corrupted(kind, 0.2, 8));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void anAmountOfZeroLeavesEveryValue(Kind kind) {
    assertThat(corrupted(kind, 0, 1)).containsOnly(VALUE);
  }

  @Test
  void noneLeavesValuesAndDrawsNothing() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = {1, 2, 3};
    Corruption.NONE.apply(values, random);
    assertThat(values).containsExactly(1, 2, 3);
    assertThat(random.nextLong()).isEqualTo(new SplittableRandom(1).nextLong());
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, GAUSSIAN",
    "masking, MASKING",
    "salt_and_pepper, SALT_AND_PEPPER",
    "dropout, DROPOUT"
  })
  void isWhatTheSpecSays(String word, Kind kind) {
    AutoencoderSpec spec =
        FamilyCase.spec(Family.DENOISING, "corruption=0.4", "corruption_kind=" + word);
    assertThat(Corruption.of(spec)).isEqualTo(new Corruption(kind, 0.4));
  }

  @Test
  void isNoneInAFamilyThatKnowsNone() {
    assertThat(Corruption.of(AutoencoderSpec.of(Family.DEEP))).isEqualTo(Corruption.NONE);
  }

  private static double[] corrupted(Kind kind, double amount, long seed) {
    float[] values = new float[COUNT];
    Arrays.fill(values, VALUE);
    new Corruption(kind, amount).apply(values, new SplittableRandom(seed));
    double[] corrupted = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      corrupted[i] = values[i];
    }
    return corrupted;
  }

  private static double share(double[] values, DoublePredicate counted) {
    return (double) Arrays.stream(values).filter(counted).count() / values.length;
  }
}
