package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AlertMetricsTest {

  @Test
  void agreesWithACalculationByHand() {
    AlertMetrics alerts = of("1110000000", "1101000000");

    assertThat(alerts).isEqualTo(new AlertMetrics(2, 1, 1, 6));
    assertThat(alerts.f1().orElseThrow()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(alerts.precision().orElseThrow()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(alerts.farPercent().orElseThrow()).isCloseTo(100.0 / 7, within(1e-12));
    assertThat(alerts.marPercent().orElseThrow()).isCloseTo(100.0 / 3, within(1e-12));
  }

  @Test
  void addsUp() {
    AlertMetrics one = of("110", "100");
    AlertMetrics other = of("001", "011");

    assertThat(one.plus(other)).isEqualTo(of("110001", "100011"));
  }

  @Test
  void isZeroWhereEveryAnomalyIsMissed() {
    AlertMetrics missed = of("0110", "1001");

    assertThat(missed.f1()).hasValue(0);
    assertThat(missed.precision()).hasValue(0);
    assertThat(missed.marPercent()).hasValue(100);
  }

  @Test
  void saysNothingWhereThereIsNothingToSay() {
    assertThat(of("00", "01").f1()).isEmpty();
    assertThat(of("00", "01").marPercent()).isEmpty();
    assertThat(of("11", "01").farPercent()).isEmpty();
    assertThat(of("11", "00").precision()).isEmpty();
  }

  @Test
  void refusesWhatCannotBeCounted() {
    assertThatIllegalArgumentException().isThrownBy(() -> of("00", "0"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AlertMetrics(0, -1, 0, 0));
  }

  private static AlertMetrics of(String labels, String alerts) {
    return AlertMetrics.of(Labels.of(labels), Labels.of(alerts));
  }
}
