package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a drift makes of a channel, in standard deviations off its level. */
class DriftTest {

  private static final long START = 1_000_000;
  private static final Duration LENGTH = Duration.ofHours(4);

  private static double drifted(DriftKind kind, double off, double lengths) {
    PlantChannel channel = PlantChannel.FLOW;
    DriftPlan plan = new DriftPlan(kind, 1, channel, Duration.ofHours(1), LENGTH);
    double[] values = new double[PlantChannel.values().length];
    for (PlantChannel each : PlantChannel.values()) {
      values[each.ordinal()] = each.level();
    }
    values[channel.ordinal()] += off * channel.deviation();
    long time = START + 3_600_000 + (long) (lengths * LENGTH.toMillis());
    new Drift(plan, START).act(time, values);
    return (values[channel.ordinal()] - channel.level()) / channel.deviation();
  }

  @ParameterizedTest
  @EnumSource
  void nothingChangesBeforeItsBeginning(DriftKind kind) {
    assertThat(drifted(kind, 1.5, -0.01)).isCloseTo(1.5, within(1e-9));
  }

  @ParameterizedTest(name = "{0}, {1} lengths on: {2}")
  @CsvSource({
    "LEVEL, 0.5, 4",
    "LEVEL, 9, 7",
    "SPREAD, 0.5, 2",
    "SPREAD, 9, 3",
    "STEP, 0, 5",
    "STEP, 9, 5",
    "CORRELATION, 0.5, 0",
    "CORRELATION, 9, -1",
    "ROTATION, 9, 0",
    "SEASON, 1.0625, 3",
    "RECURRENCE, 0.05, 5",
    "RECURRENCE, 0.2, 1",
    "RECURRENCE, 0.3, 5"
  })
  void whatIsOneDeviationOffBecomes(DriftKind kind, double lengths, double off) {
    assertThat(drifted(kind, 1, lengths)).isCloseTo(off, within(1e-6));
  }

  @Test
  void aDriftTakesTime() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DriftPlan(DriftKind.STEP, 1, PlantChannel.FLOW, Duration.ZERO, Duration.ZERO))
        .withMessageContaining("drift must begin at 0 or later and take time");
  }
}
