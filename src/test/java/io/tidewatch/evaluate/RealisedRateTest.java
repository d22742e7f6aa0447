package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a wanted false-alarm rate came to. */
class RealisedRateTest {

  /** 0.0005, 0.0015, ... up to 0.9995: as a calibrated detector gives them. */
  private static final double[] UNIFORM =
      IntStream.range(0, 1000).mapToDouble(i -> (i + 0.5) / 1000).toArray();

  @Test
  void uniformPValuesGiveTheWantedRate() {
    for (RealisedRate rate : RealisedRate.of(List.of(0.5, 0.1, 0.01), UNIFORM)) {
      assertThat(rate.realised()).isCloseTo(rate.wanted(), within(1e-15));
      assertThat(rate.records()).isEqualTo(1000);
    }
  }

  @Test
  void aPValueAtTheRateDoesNotExceed() {
    assertThat(RealisedRate.of(List.of(0.1), new double[] {0.1, 0.0999}))
        .containsExactly(new RealisedRate(0.1, 1, 2));
  }

  @Test
  void saysWhereThereAreTooFewRecordsToTell() {
    assertThat(RealisedRate.of(List.of(0.01), UNIFORM).get(0).tells()).isTrue();
    assertThat(RealisedRate.of(List.of(0.009), UNIFORM).get(0).tells()).isFalse();
    assertThat(new RealisedRate(0.001, 300, 1000).tells()).isTrue();
    assertThat(new RealisedRate(0.01, 0, 0).realised()).isNaN();
  }

  @Test
  void refusesMoreThanAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RealisedRate(0.1, 3, 2))
        .withMessageEndingWith("but was 0.1, 3 of 2");
  }
}
