package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventMetricsTest {

  @Test
  void agreesWithACalculationByHand() {
    EventMetrics events =
        of(
            "00111000110000011", //
            "10011110000100000");

    assertThat(events.events()).isEqualTo(3);
    assertThat(events.detected()).isEqualTo(1);
    assertThat(events.recall().orElseThrow()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(events.episodes()).isEqualTo(3);
    assertThat(events.trueEpisodes()).isEqualTo(1);
    assertThat(events.precision().orElseThrow()).isCloseTo(1.0 / 3, within(1e-15));
    // Two of six rows with an alert are anomalous.
    assertThat(events.pointPrecision()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(events.fc1().orElseThrow()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(events.delay()).contains(new DetectionDelay(1, 1, 10_000, 10_000));
    assertThat(events.falseEpisodesPer1kNormalRows()).hasValue(1000.0 * 2 / 10);
    // 16 steps of ten seconds.
    assertThat(events.alertsPerDay()).hasValue(3 * 86_400.0 / 160);
  }

  @Test
  void keepsFilesApart() {
    List<LabelledScores> files =
        List.of(Labels.file("a", "0011", "0001"), Labels.file("b", "1100", "1100"));

    EventMetrics events = EventMetrics.of(files);

    assertThat(events.events()).isEqualTo(2);
    assertThat(events.episodes()).isEqualTo(2);
    assertThat(events.spanMillis()).isEqualTo(60_000);
    assertThat(events.delay()).contains(new DetectionDelay(0.5, 0.5, 5000, 5000));
  }

  @Test
  void takesTheMiddleOfAnEvenNumberOfDelays() {
    String labels = "1111011110111101111";
    String alerts = "1000000010001000011";

    assertThat(of(labels, alerts).delay().orElseThrow())
        .isEqualTo(new DetectionDelay(1.75, 2, 17_500, 20_000));
    assertThat(
            DetectionDelay.of(new long[] {9, 0, 1}, new long[] {9, 0, 1})
                .orElseThrow()
                .medianRows())
        .isEqualTo(1);
  }

  @Test
  void countsAnEpisodeOverTwoEventsOnce() {
    EventMetrics events = of("1101100", "0111111");

    assertThat(events.detected()).isEqualTo(2);
    assertThat(events.episodes()).isEqualTo(1);
    assertThat(events.trueEpisodes()).isEqualTo(1);
  }

  @Test
  void countsAnEpisodeThatOnlyTouchesAnEventFromBeforeAsFalse() {
    EventMetrics events = of("0011", "1100");

    assertThat(events.detected()).isZero();
    assertThat(events.trueEpisodes()).isZero();
    assertThat(events.fc1()).hasValue(0);
  }

  @Test
  void doesNotLetAnAlarmThatAlwaysStandsWin() {
    EventMetrics events = of("00001000", "11111111");

    assertThat(events.recall()).hasValue(1);
    assertThat(events.fc1().orElseThrow()).isCloseTo(2.0 / 9, within(1e-15));
  }

  @Test
  void saysNothingWhereThereIsNothingToSay() {
    EventMetrics quiet = of("00", "00");

    assertThat(quiet.recall()).isEmpty();
    assertThat(quiet.precision()).isEmpty();
    assertThat(quiet.fc1()).isEmpty();
    assertThat(quiet.delay()).isEqualTo(Optional.empty());
    assertThat(quiet.alertsPerDay()).hasValue(0);
    assertThat(of("1", "1").falseEpisodesPer1kNormalRows()).isEmpty();
    assertThat(of("1", "1").alertsPerDay()).isEmpty();
    assertThat(EventMetrics.of(List.of()).fc1()).isEmpty();
  }

  @Test
  void refusesMoreDetectedThanThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventMetrics(1, 2, 0, 0, 0, 0, 0, Optional.empty()));
  }

  private static EventMetrics of(String labels, String alerts) {
    return EventMetrics.of(List.of(Labels.file("file", labels, alerts)));
  }
}
