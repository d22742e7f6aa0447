package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencePlanTest {

  @ParameterizedTest
  @CsvSource({"1, 1e-12, 1e-12, 0", "9223372036854775807, 0.999, 1, 9223372036854775807"})
  void bordersAreAllowed(long halfLife, double gate, double keep, long adoptAfter) {
    assertThatCode(() -> new ReferencePlan(halfLife, gate, keep, adoptAfter))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0.1|1|0|half-life must be above 0 ms, but was 0",
        "1|0|1|0|gate must be in (0, 1), but was 0.0",
        "1|1|1|0|gate must be in (0, 1), but was 1.0",
        "1|NaN|1|0|gate must be in (0, 1), but was NaN",
        "1|0.1|0|0|keep must be in (0, 1], but was 0.0",
        "1|0.1|1.1|0|keep must be in (0, 1], but was 1.1",
        "1|0.1|NaN|0|keep must be in (0, 1], but was NaN",
        "1|0.1|1|-1|adoption time must be at least 0 ms, but was -1"
      })
  void refusalSaysWhatTheRuleIs(
      long halfLife, double gate, double keep, long adoptAfter, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReferencePlan(halfLife, gate, keep, adoptAfter))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"1000, 4000", "9223372036854775807, 9223372036854775807"})
  void aReturnIsGivenUpAfterFourHalfLives(long halfLife, long longest) {
    assertThat(new ReferencePlan(halfLife, 0.1, 1, 0).longestReturnMillis()).isEqualTo(longest);
  }

  @Test
  void adoptionTakesItsTimeAndWithoutATimeNeverComes() {
    ReferencePlan plan = new ReferencePlan(1, 0.1, 1, 60);

    assertThat(plan.adopts(-10, 49)).isFalse();
    assertThat(plan.adopts(-10, 50)).isTrue();
    assertThat(new ReferencePlan(1, 0.1, 1, 0).adopts(0, Long.MAX_VALUE)).isFalse();
  }
}
