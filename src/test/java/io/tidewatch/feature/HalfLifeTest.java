package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfLifeTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1000, 0.5", "2000, 0.75", "3000, 0.875", "9223372036854775807, 1"})
  void afterEachHalfLifeHalfOfWhatWasRememberedCounts(long elapsed, double share) {
    assertThat(HalfLife.share(elapsed, 1_000)).isCloseTo(share, Offset.offset(1e-15));
  }

  /** What is remembered after two waits is what is remembered after both together. */
  @ParameterizedTest
  @CsvSource({"1, 1", "300, 700", "1000, 5", "20000, 1"})
  void howTheTimeIsCutMakesNoDifference(long first, long second) {
    double remembered = (1 - HalfLife.share(first, 1_000)) * (1 - HalfLife.share(second, 1_000));

    assertThat(1 - HalfLife.share(first + second, 1_000))
        .isCloseTo(remembered, Offset.offset(1e-15));
  }

  /** One minus a number next to 1 would have lost all its digits. */
  @Test
  void aMomentInAnAgeStillCounts() {
    assertThat(HalfLife.share(1, 1e17))
        .isCloseTo(Math.log(2) * 1e-17, Percentage.withPercentage(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, 0",
    "-7, 3, 10",
    "-9223372036854775808, 9223372036854775807, 9223372036854775807",
    "-9223372036854775808, 0, 9223372036854775807"
  })
  void timeBetweenIsCutAtTheLargestNumber(long from, long to, long elapsed) {
    assertThat(HalfLife.elapsed(from, to)).isEqualTo(elapsed);
  }
}
