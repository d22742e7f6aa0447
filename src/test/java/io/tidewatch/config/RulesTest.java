package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S, 500ms",
    "30s, PT30S, 30s",
    "90s, PT90S, 90s",
    "60s, PT1M, 1m",
    "5m, PT5M, 5m",
    "24h, P1D, 1d",
    "7d, P7D, 7d",
    "0s, PT0S, 0s",
    "000000010ms, PT0.01S, 10ms"
  })
  void durationsAreReadAndWritten(String text, Duration duration, String written) {
    assertThat(Durations.parse(text)).contains(duration);
    assertThat(Durations.text(duration)).isEqualTo(written);
    assertThat(Durations.parse(written)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "s", "-5s", "+5s", "1.5s", "5 s", "5S", "5min", "1h30m", "1234567890s"})
  void otherTextsAreNoDurations(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0", "-0.5, -0.5", ".5, 0.5", "2., 2.0", "1e-4, 0.0001", "1.5E+2, 150.0"})
  void numbersAreRead(String text, double number) {
    assertThat(Rules.number("any", x -> true).parse().apply(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "e5", "NaN", "Infinity", "1d", "0x1p3", "1,5", " 1", "1e999", "1e1234"})
  void otherTextsAreNoNumbers(String text) {
    assertThat(Rules.number("any", x -> true).parse().apply(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "0x10", "1_000", "+1", "1234567890123456789", "one"})
  void otherTextsAreNoWholeNumbers(String text) {
    assertThat(Rules.longInteger(0).parse().apply(text)).isEmpty();
  }

  @Test
  void wholeNumbersBeyondIntAreOutOfRange() {
    Rule<Integer> rule = Rules.integer(-5, 5);
    assertThat(rule.parse().apply("4294967296").filter(rule.within())).isEmpty();
    assertThat(rule.parse().apply("-4294967297").filter(rule.within())).isEmpty();
    assertThat(rule.parse().apply("-5").filter(rule.within())).contains(-5);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "65536B, 65536", "64KiB, 65536", "2MiB, 2097152", "999999999MiB, 2147483647"})
  void sizesAreRead(String text, int bytes) {
    assertThat(Rules.bytes(1, 2).parse().apply(text)).contains(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-03-09, 2020-03-09T00:00:00Z",
    "2020-03-09T10:14:33Z, 2020-03-09T10:14:33Z",
    "2020-03-09T10:14:33.5+02:00, 2020-03-09T08:14:33.5Z"
  })
  void momentsAreRead(String text, Instant instant) {
    assertThat(Rules.INSTANT.parse().apply(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2020-02-30", "2020-03-09T10:14:33", "yesterday", "1583748873"})
  void otherTextsAreNoMoments(String text) {
    assertThat(Rules.INSTANT.parse().apply(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9092", "10.0.0.1:1", "b-1.x.example:65535", "[::1]:9092"})
  void serversAreRead(String text) {
    assertThat(Rules.ADDRESS.parse().apply(text)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", ":9092", "a:0", "a:65536", "a:b", "kafka://a:1", "::1:9"})
  void otherTextsAreNoServers(String text) {
    assertThat(Rules.ADDRESS.parse().apply(text)).isEmpty();
  }
}
