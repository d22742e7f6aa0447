package io.tidewatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.AlertExamples;
import org.junit.jupiter.api.Test;

/** Numbers and times as people read them. */
class WrittenTest {

  @Test
  void numbersHaveThreeSignificantDigits() {
    assertThat(Written.number(0)).isEqualTo("0");
    assertThat(Written.number(1.2345)).isEqualTo("1.23");
    assertThat(Written.number(-12.345)).isEqualTo("-12.3");
    assertThat(Written.number(1234.5)).isEqualTo("1235");
    assertThat(Written.number(0.00012345)).isEqualTo("0.000123");
    assertThat(Written.number(0.000012345)).isEqualTo("1.23e-05");
    assertThat(Written.number(12_345_678)).isEqualTo("1.23e+07");
    assertThat(Written.number(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void timesShowMillisecondsOnlyWhereThereAreSome() {
    assertThat(Written.time(AlertExamples.NEW_YEAR)).isEqualTo("2026-01-01 00:00:00");
    assertThat(Written.time(AlertExamples.NEW_YEAR + 7)).isEqualTo("2026-01-01 00:00:00.007");
  }

  @Test
  void durationsNameTheUnitsThatTheyHave() {
    assertThat(Written.duration(250)).isEqualTo("250ms");
    assertThat(Written.duration(61_000)).isEqualTo("1m 1s");
    assertThat(Written.duration(86_400_000 + 7_200_000)).isEqualTo("1d 2h");
  }
}
