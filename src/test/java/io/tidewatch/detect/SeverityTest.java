package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

  @ParameterizedTest
  @CsvSource({
    "0.25, 0.125, MINOR",
    "0.25, 0.0026, MINOR",
    "0.25, 0.0025, MAJOR",
    "0.25, 2.6e-7, MAJOR",
    "0.25, 2.5e-7, CRITICAL",
    "0.25, 1e-300, CRITICAL",
    "1e-3, 0.99e-3, MINOR",
    "1e-3, 0.99e-5, MAJOR",
    "1e-3, 0.99e-9, CRITICAL"
  })
  void followsHowMuchRarerTheRecordIsThanWasWanted(double rate, double pValue, Severity severity) {
    assertThat(Severity.of(pValue, rate)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"1e-3, 0", "1e-4, 0.16666667", "1e-6, 0.5", "1e-9, 1", "1e-300, 1", "0.5, 0"})
  void gradesRunFromTheRateToAMillionTimesRarer(double pValue, double grade) {
    assertThat(Severity.grade(pValue, 1e-3)).isCloseTo(grade, Offset.offset(1e-7));
  }

  @Test
  void gradesAndSeveritiesRiseTogether() {
    double grade = 0;
    Severity severity = Severity.MINOR;
    for (double pValue = 1e-3; pValue > 1e-15; pValue *= 0.9) {
      assertThat(Severity.grade(pValue, 1e-3)).isBetween(grade, 1.0);
      assertThat(Severity.of(pValue, 1e-3)).isGreaterThanOrEqualTo(severity);
      grade = Severity.grade(pValue, 1e-3);
      severity = Severity.of(pValue, 1e-3);
    }
    assertThat(severity).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void isSpelledInSmallLetters() {
    assertThat(Severity.values())
        .extracting(Severity::text)
        .containsExactly("minor", "major", "critical");
    assertThat(AlertStatus.values())
        .extracting(AlertStatus::text)
        .containsExactly("opened", "updated", "closed");
  }
}
