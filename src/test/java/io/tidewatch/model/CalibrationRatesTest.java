package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a calibration promises of fresh records that are like those of the hold-out. */
class CalibrationRatesTest {

  private static final int FRESH = 200_000;

  @ParameterizedTest
  @CsvSource({
    "UNIFORM, 1000",
    "EXPONENTIAL, 1000",
    "EXPONENTIAL, 10000",
    "LOGNORMAL, 1000",
    "LOGNORMAL, 10000",
    "PARETO, 10000"
  })
  void pValuesOfFreshErrorsAreNearlyUniform(ErrorSamples samples, int holdOut) {
    SplittableRandom random = new SplittableRandom(12);
    for (int run = 0; run < 10; run++) {
      Calibration calibration = Calibration.fit(samples.draw(random, holdOut));
      double[] pValues =
          Arrays.stream(samples.draw(random, FRESH)).map(calibration::pValue).sorted().toArray();

      // One in ten thousand hold-outs lies farther from its distribution (Kolmogorov).
      assertThat(distanceFromUniform(pValues)).isLessThan(2.23 / Math.sqrt(holdOut) + 0.005);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EXPONENTIAL, 5000, 1e-3",
    "LOGNORMAL, 5000, 1e-3",
    "EXPONENTIAL, 20000, 1e-3",
    "LOGNORMAL, 20000, 1e-3",
    "PARETO, 20000, 1e-3",
    "EXPONENTIAL, 500, 1e-2",
    "LOGNORMAL, 500, 1e-2"
  })
  void asManyFreshRecordsExceedAsWereWanted(ErrorSamples samples, int holdOut, double wanted) {
    SplittableRandom random = new SplittableRandom(13);
    // Three standard deviations of how many of the hold-out's errors are as rare as that.
    double factor = Math.exp(3 / Math.sqrt(holdOut * wanted));
    for (int run = 0; run < 10; run++) {
      Calibration calibration = Calibration.fit(samples.draw(random, holdOut));
      double threshold = calibration.threshold(wanted);
      double[] fresh = samples.draw(random, FRESH);

      double byThreshold = share(Arrays.stream(fresh).filter(x -> x > threshold).count());
      double byPValue =
          share(Arrays.stream(fresh).filter(x -> calibration.pValue(x) < wanted).count());

      assertThat(byPValue).isEqualTo(byThreshold);
      assertThat(byThreshold).isBetween(wanted / factor, wanted * factor);
    }
  }

  /** The one hold-out may be unlucky; over many, the rate must come out. */
  @ParameterizedTest
  @CsvSource({
    "EXPONENTIAL, 1000",
    "LOGNORMAL, 1000",
    "EXPONENTIAL, 5000",
    "LOGNORMAL, 5000",
    "PARETO, 5000"
  })
  void holdOutsHoldTheRateOnAverage(ErrorSamples samples, int holdOut) {
    SplittableRandom random = new SplittableRandom(14);
    double sum = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      double threshold = Calibration.fit(samples.draw(random, holdOut)).threshold(1e-3);
      double[] fresh = samples.draw(random, 20_000);
      sum += Arrays.stream(fresh).filter(x -> x > threshold).count() / 20_000.0;
    }

    assertThat(sum / runs).isBetween(0.5e-3, 2e-3);
  }

  private static double share(long count) {
    return (double) count / FRESH;
  }

  /** The statistic of Kolmogorov and Smirnov. */
  private static double distanceFromUniform(double[] sorted) {
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double below = (double) i / sorted.length;
      double upTo = (double) (i + 1) / sorted.length;
      distance = Math.max(distance, Math.max(sorted[i] - below, upTo - sorted[i]));
    }
    return distance;
  }
}
