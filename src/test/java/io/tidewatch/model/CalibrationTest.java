package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

  private static final int[] COUNTS = {2, 3, 9, 10, 11, 100, 600, 5000};

  private interface Property {
    void check(double[] errors, Calibration calibration, SplittableRandom random);
  }

  private static void forSamplesOf(ErrorSamples samples, Property property) {
    SplittableRandom random = new SplittableRandom(10 + samples.ordinal());
    for (int count : COUNTS) {
      double[] errors = samples.draw(random, count);
      property.check(errors, Calibration.fit(errors), random);
    }
  }

  /** Any chance a user may ask for, rare ones included. */
  private static double chance(SplittableRandom random) {
    return Math.max(1e-15, Math.pow(10, -9 * random.nextDouble()) * random.nextDouble());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0.25, 0.85",
    "0.5, 0.7",
    "1, 0.4",
    "1.5, 0.25",
    "2, 0.1",
    "2.5, 0.036787944",
    "7, 4.539993e-6"
  })
  void readsThePValueOffTheDistribution(double error, double pValue) {
    Calibration calibration = ModelFixtures.calibration();

    assertThat(calibration.pValue(error)).isCloseTo(pValue, Offset.offset(1e-6 * pValue));
    if (pValue < 1) {
      assertThat(calibration.threshold(pValue)).isCloseTo(error, Offset.offset(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(ErrorSamples.class)
  void pValuesFallAsErrorsGrow(ErrorSamples samples) {
    forSamplesOf(
        samples,
        (errors, calibration, random) -> {
          double[] sweep =
              DoubleStream.concat(
                      Arrays.stream(errors),
                      random.doubles(500, 0, 3).map(x -> x * calibration.tail().threshold()))
                  .sorted()
                  .toArray();
          double before = 1;
          for (double error : sweep) {
            double pValue = calibration.pValue(error);
            assertThat(pValue).isGreaterThan(0).isLessThanOrEqualTo(before);
            before = pValue;
          }
        });
  }

  @ParameterizedTest
  @EnumSource(ErrorSamples.class)
  void pValuesStayPositiveHoweverLargeTheError(ErrorSamples samples) {
    forSamplesOf(
        samples,
        (errors, calibration, random) -> {
          assertThat(calibration.pValue(Double.MAX_VALUE)).isPositive();
          assertThat(calibration.pValue(Double.POSITIVE_INFINITY)).isPositive();
        });
  }

  /** An error exceeds the threshold of a chance exactly where its p-value is below the chance. */
  @ParameterizedTest
  @EnumSource(ErrorSamples.class)
  void thresholdIsTheInverseOfThePValue(ErrorSamples samples) {
    forSamplesOf(
        samples,
        (errors, calibration, random) -> {
          for (int i = 0; i < 500; i++) {
            double chance = chance(random);
            double threshold = calibration.threshold(chance);
            double hair = 1e-9 * Math.max(threshold, 1e-12);

            assertThat(threshold).isFinite().isNotNegative();
            assertThat(calibration.pValue(Math.max(0, threshold - hair)))
                .isGreaterThanOrEqualTo(chance * (1 - 1e-5));
            assertThat(calibration.pValue(threshold + hair))
                .isLessThanOrEqualTo(chance * (1 + 1e-5));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorSamples.class,
      names = {"UNIFORM", "EXPONENTIAL", "LOGNORMAL", "PARETO", "CAUCHY"})
  void leavesAndComesBackWhereNoErrorsAreEqual(ErrorSamples samples) {
    forSamplesOf(
        samples,
        (errors, calibration, random) -> {
          for (int i = 0; i < 500 && errors.length > 2; i++) {
            double chance = chance(random);

            assertThat(calibration.pValue(calibration.threshold(chance)))
                .isCloseTo(chance, Offset.offset(1e-6 * chance));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(ErrorSamples.class)
  void thresholdsGrowAsChancesShrink(ErrorSamples samples) {
    forSamplesOf(
        samples,
        (errors, calibration, random) -> {
          double before = 0;
          for (double chance = 0.999; chance > 1e-12; chance *= 0.97) {
            double threshold = calibration.threshold(chance);
            assertThat(threshold).isGreaterThanOrEqualTo(before);
            before = threshold;
          }
        });
  }

  @ParameterizedTest
  @EnumSource(ErrorSamples.class)
  void doesNotDependOnTheOrderOfTheErrors(ErrorSamples samples) {
    forSamplesOf(
        samples,
        (errors, calibration, random) -> {
          double[] sorted = errors.clone();
          Arrays.sort(sorted);

          Calibration same = Calibration.fit(sorted);

          assertThat(same.knots()).containsExactly(calibration.knots());
          assertThat(same.tail()).isEqualTo(calibration.tail());
          assertThat(same.count()).isEqualTo(errors.length);
          assertThat(errors.length).isEqualTo(calibration.count());
        });
  }

  /** The chance of an error at least as large: all of them are at least the smallest. */
  @ParameterizedTest
  @EnumSource(ErrorSamples.class)
  void everyRecordIsAtLeastAsBadAsTheBest(ErrorSamples samples) {
    forSamplesOf(
        samples,
        (errors, calibration, random) ->
            assertThat(calibration.pValue(Arrays.stream(errors).min().orElseThrow())).isEqualTo(1));
  }

  @Test
  void countsEqualErrorsAsAtLeastAsLarge() {
    double[] errors = new double[1000];
    Arrays.fill(errors, 500, 1000, 1);
    Calibration calibration = Calibration.fit(errors);

    assertThat(calibration.pValue(0)).isEqualTo(1);
    assertThat(calibration.pValue(1)).isCloseTo(0.5, Offset.offset(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 1, 1000})
  void takesRoundingOfAConstantForNormal(double error) {
    double[] errors = new double[1000];
    Arrays.fill(errors, error);
    Calibration calibration = Calibration.fit(errors);

    assertThat(calibration.pValue(error)).isEqualTo(1);
    assertThat(calibration.pValue(error + 1e-4 * Math.max(1, error))).isGreaterThan(0.05);
    assertThat(calibration.pValue(error + 0.1 * Math.max(1, error))).isLessThan(1e-9);
  }

  @Test
  void trustsAThresholdByTheErrorsItRestsOn() {
    Calibration calibration = ModelFixtures.calibration();

    assertThat(calibration.confidence(0.005)).isEqualTo(0.5);
    assertThat(calibration.confidence(0.5)).isGreaterThan(0.99);
    assertThat(calibration.confidence(1e-6)).isBetween(0.0, 0.001);
  }

  /** A tenth would be a tail of no one shape where there are many. */
  @ParameterizedTest
  @CsvSource({"600, 60", "1000, 100", "1010, 100", "5000, 100", "50000, 100"})
  void theTailIsOfATenthOfTheErrorsAndOfAHundredAtMost(int count, int inTail) {
    double[] errors = ErrorSamples.EXPONENTIAL.draw(new SplittableRandom(16), count);

    Tail tail = Calibration.fit(errors).tail();

    assertThat(tail.rate()).isEqualTo(inTail / (count + 1.0));
    assertThat(Arrays.stream(errors).filter(error -> error > tail.threshold()).count())
        .isEqualTo(inTail);
  }

  @Test
  void keepsNoMoreKnotsThanItSays() {
    double[] errors = ErrorSamples.LOGNORMAL.draw(new SplittableRandom(11), 100_000);
    double[] knots = Calibration.fit(errors).knots();

    assertThat(knots).hasSize(Calibration.MAX_KNOTS).isSorted();
    assertThat(knots[0]).isEqualTo(Arrays.stream(errors).min().orElseThrow());
  }

  @Test
  void sharesNoArrays() {
    double[] errors = {3, 1, 2};
    Calibration calibration = Calibration.fit(errors);

    calibration.knots()[0] = 9;

    assertThat(errors).containsExactly(3, 1, 2);
    assertThat(calibration.knots()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void needsTwoErrors(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.fit(new double[count]))
        .withMessage("hold-out must have at least 2 errors, but was " + count);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void needsFiniteErrors(double error) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.fit(new double[] {1, error, 2}));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void needsAChanceBetweenZeroAndOne(double chance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFixtures.calibration().threshold(chance))
        .withMessage("p-value must be in (0, 1), but was " + chance);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0 1, calibration must have at least 2 errors and 1 to 512 knots",
    "9, '', calibration must have at least 2 errors and 1 to 512 knots",
    "9, 0 0.5, last knot must be the tail's threshold (1.0)",
    "9, 0 2, knots must ascend from 0 to the tail's threshold",
    "9, 0.6 0.5 1, knots must ascend from 0 to the tail's threshold",
    "9, -1 1, knots must ascend from 0 to the tail's threshold",
    "9, NaN 1, knots must ascend from 0 to the tail's threshold"
  })
  void needsKnotsThatLeadToTheTail(int count, String knots, String rule) {
    double[] values =
        Arrays.stream(knots.split(" "))
            .filter(text -> !text.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration(count, values, new Tail(1, 0.1, 0, 1)))
        .withMessageStartingWith(rule + ", but was ");
  }

  @Test
  void needsNoMoreKnotsThanItKeeps() {
    double[] knots = new double[Calibration.MAX_KNOTS + 1];

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration(9, knots, new Tail(0, 0.1, 0, 1)));
  }
}
