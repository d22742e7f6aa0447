package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tidewatch.feature.FeatureSpec.Aggregate;
import io.tidewatch.feature.FeatureSpec.Count;
import io.tidewatch.feature.FeatureSpec.Difference;
import io.tidewatch.feature.FeatureSpec.Hand;
import io.tidewatch.feature.FeatureSpec.Lag;
import io.tidewatch.feature.FeatureSpec.OneHot;
import io.tidewatch.feature.FeatureSpec.Present;
import io.tidewatch.feature.FeatureSpec.Rate;
import io.tidewatch.feature.FeatureSpec.SinceLast;
import io.tidewatch.feature.FeatureSpec.Smoothed;
import io.tidewatch.feature.FeatureSpec.TimeOfDay;
import io.tidewatch.feature.FeatureSpec.Value;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureSpecTest {
  private static final Transform PLAIN = Transform.NONE;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static Stream<Arguments> names() {
    return Stream.of(
        arguments(new Value(0, PLAIN), "pressure"),
        arguments(new Value(0, Transform.LOG1P), "log1p(pressure)"),
        arguments(new Lag(0, 2, PLAIN), "pressure.lag2"),
        arguments(new Lag(1, 10, Transform.LOG1P), "log1p(flow.lag10)"),
        arguments(new Difference(0, 1, PLAIN), "pressure.diff1"),
        arguments(mean(Duration.ofSeconds(30)), "pressure.mean.30s"),
        arguments(mean(Duration.ofSeconds(60)), "pressure.mean.1m"),
        arguments(mean(Duration.ofSeconds(90)), "pressure.mean.90s"),
        arguments(mean(Duration.ofMillis(1500)), "pressure.mean.1500ms"),
        arguments(mean(Duration.ofMinutes(120)), "pressure.mean.2h"),
        arguments(mean(Duration.ofDays(7)), "pressure.mean.7d"),
        arguments(new Aggregate(0, Statistic.COUNT, MINUTE, PLAIN), "pressure.count.1m"),
        arguments(new Aggregate(0, Statistic.SUM, MINUTE, PLAIN), "pressure.sum.1m"),
        arguments(new Aggregate(0, Statistic.STD, MINUTE, PLAIN), "pressure.std.1m"),
        arguments(new Aggregate(0, Statistic.MIN, MINUTE, PLAIN), "pressure.min.1m"),
        arguments(new Aggregate(0, Statistic.MAX, MINUTE, PLAIN), "pressure.max.1m"),
        arguments(
            new Aggregate(0, Statistic.RANGE, MINUTE, Transform.LOG1P), "log1p(pressure.range.1m)"),
        arguments(new Smoothed(0, Duration.ofSeconds(10), PLAIN), "pressure.smoothed.10s"),
        arguments(new Count(Duration.ofMinutes(5)), "count.5m"),
        arguments(new Rate(Duration.ofMinutes(5)), "rate.5m"),
        arguments(new FeatureSpec.Rarity(MINUTE), "rarity.1m"),
        arguments(new SinceLast(PLAIN), "since_last"),
        arguments(new SinceLast(Transform.LOG1P), "log1p(since_last)"),
        arguments(new OneHot(2, 3), "kind.is3"),
        arguments(new Present(0), "pressure.present"),
        arguments(new TimeOfDay(Hand.SIN, 0), "time_of_day.sin"),
        arguments(new TimeOfDay(Hand.COS, 0), "time_of_day.cos"),
        arguments(new TimeOfDay(Hand.SIN, 60), "time_of_day.sin.+60m"),
        arguments(new TimeOfDay(Hand.COS, -330), "time_of_day.cos.-330m"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("names")
  void hasAName(FeatureSpec feature, String name) {
    assertThat(feature.name(Streams.CHANNELS)).isEqualTo(name);
  }

  static Stream<Arguments> outOfRange() {
    String duration = "duration must be whole milliseconds from PT0.001S to PT8784H, but was ";
    return Stream.of(
        bad("channel index must be at least 0, but was -1", () -> new Value(-1, PLAIN)),
        bad("channel index must be at least 0, but was -2", () -> new Lag(-2, 1, PLAIN)),
        bad("channel index must be at least 0, but was -1", () -> new Present(-1)),
        bad("steps must be 1 to 4096, but was 0 (lag or difference)", () -> new Lag(0, 0, PLAIN)),
        bad(
            "steps must be 1 to 4096, but was 4097 (lag or difference)",
            () -> new Difference(0, 4097, PLAIN)),
        bad(duration + "PT0S", () -> new Count(Duration.ZERO)),
        bad(duration + "PT-1S", () -> new Rate(Duration.ofSeconds(-1))),
        bad(duration + "PT0.0015S", () -> mean(Duration.ofNanos(1_500_000))),
        bad(duration + "PT8784H0.001S", () -> mean(Duration.ofDays(366).plusMillis(1))),
        bad(
            duration + "PT2562047788015215H30M7S",
            () -> new Smoothed(0, Duration.ofSeconds(Long.MAX_VALUE), PLAIN)),
        bad("bucket must be at least 0, but was -1", () -> new OneHot(2, -1)),
        bad(
            "offset must be -1080 to 1080 minutes, but was 1081 (time_of_day)",
            () -> new TimeOfDay(Hand.SIN, 1081)),
        bad(
            "offset must be -1080 to 1080 minutes, but was -2147483648 (time_of_day)",
            () -> new TimeOfDay(Hand.SIN, Integer.MIN_VALUE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfRange")
  void refusesPartsOutOfRange(String message, Supplier<FeatureSpec> feature) {
    assertThatThrownBy(feature::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void knowsItsChannel() {
    assertThat(new Lag(3, 1, PLAIN).channel()).isEqualTo(3);
    assertThat(new Count(MINUTE).channel()).isEqualTo(FeatureSpec.WHOLE_RECORD);
    assertThat(new TimeOfDay(Hand.SIN, 0).channel()).isEqualTo(-1);
  }

  @Test
  void transformsSymmetrically() {
    assertThat(Transform.LOG1P.apply(0)).isZero();
    assertThat(Transform.LOG1P.apply(Math.E - 1)).isEqualTo(1);
    assertThat(Transform.LOG1P.apply(1 - Math.E)).isEqualTo(-1);
    assertThat(Transform.LOG1P.apply(Double.NaN)).isNaN();
    assertThat(Transform.NONE.apply(-7.5)).isEqualTo(-7.5);
  }

  private static Aggregate mean(Duration duration) {
    return new Aggregate(0, Statistic.MEAN, duration, PLAIN);
  }

  private static Arguments bad(String message, Supplier<FeatureSpec> feature) {
    return arguments(message, feature);
  }
}
