package io.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreWindowTest {

  private static final Instant TAKEN = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST_ONCE, PT10H, false",
    "EXACTLY_ONCE, PT59.999S, false",
    "EXACTLY_ONCE, PT1M, true",
    "EXACTLY_ONCE, PT10H, true"
  })
  void onlyExactlyOnceLosesTransactionsThatTimedOut(
      Delivery delivery, Duration age, boolean problem) {
    SinkSpec sink = Specs.sink("pumps", delivery);

    assertThat(RestoreWindow.problem(sink, TAKEN, TAKEN.plus(age)).isPresent()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({"PT25M3.5S, PT25M3S old"})
  void problemNamesTheAge(Duration age, String text) {
    SinkSpec sink = Specs.sink("pumps", Delivery.EXACTLY_ONCE);

    assertThat(RestoreWindow.problem(sink, TAKEN, TAKEN.plus(age)).orElseThrow())
        .contains("must be younger than the transaction timeout PT1M", "but was " + text);
  }
}
