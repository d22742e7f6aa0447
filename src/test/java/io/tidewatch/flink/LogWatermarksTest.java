package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Lateness;
import io.tidewatch.reading.LogPartition;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class LogWatermarksTest {

  private static final long OUT_OF_ORDERNESS = 5 * SECOND;
  private static final Duration IDLE_AFTER = Duration.ofSeconds(30);

  private final Collected output = new Collected();

  /** Watermarks, and whether the partition counts as idle. */
  private static final class Collected implements WatermarkOutput {

    private final List<Long> watermarks = new ArrayList<>();
    private boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      idle = false;
      watermarks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }

    private long newest() {
      return watermarks.isEmpty() ? Long.MIN_VALUE : watermarks.get(watermarks.size() - 1);
    }
  }

  private static final LogPartition PARTITION = LogPartition.of(Pumps.origin(0, 0, NOON));

  private final ManualClock clock = new ManualClock();
  private final KnownUnread unread = new KnownUnread();

  private static WatermarkGenerator<Arrival> generator(long outOfOrderness) {
    return LogWatermarks.strategy(outOfOrderness, Duration.ZERO, new KnownUnread())
        .createWatermarkGenerator(new Beside(new ManualClock()));
  }

  private WatermarkGenerator<Arrival> impatient() {
    return LogWatermarks.strategy(OUT_OF_ORDERNESS, IDLE_AFTER, unread)
        .createWatermarkGenerator(new Beside(clock));
  }

  private void emitAfter(Duration wait, WatermarkGenerator<Arrival> generator) {
    clock.advanceTime(wait);
    generator.onPeriodicEmit(output);
  }

  private static Arrival reading(long time, long logTime) {
    Origin origin = Pumps.origin(0, 0, logTime);
    return new Arrival(
        new RawRecord(origin, null, null), Pumps.reading("pump-1", time, origin, 1, 2));
  }

  private static Arrival reading(long time) {
    return reading(time, time);
  }

  private static Arrival deadLetter(long logTime) {
    RawRecord raw = new RawRecord(Pumps.origin(0, 0, logTime), null, null);
    return new Arrival(raw, new DeadLetter(raw, Reason.MALFORMED, "why"));
  }

  @Test
  void theWatermarkFollowsTheLargestTimeAtTheAllowedDistance() {
    WatermarkGenerator<Arrival> generator = generator(OUT_OF_ORDERNESS);
    for (long time : new long[] {NOON, NOON + 3 * SECOND, NOON + SECOND}) {
      generator.onEvent(reading(time), time, output);
      generator.onPeriodicEmit(output);
    }

    long third = NOON + 3 * SECOND - OUT_OF_ORDERNESS - 1;
    assertThat(output.watermarks).containsExactly(NOON - OUT_OF_ORDERNESS - 1, third, third);
  }

  @Test
  void thereIsNoneBeforeTheFirstReading() {
    WatermarkGenerator<Arrival> generator = generator(OUT_OF_ORDERNESS);
    generator.onEvent(deadLetter(NOON), NOON, output);
    generator.onPeriodicEmit(output);

    assertThat(output.watermarks).isEmpty();
  }

  @Test
  void deadLettersDoNotMoveItOn() {
    WatermarkGenerator<Arrival> generator = generator(OUT_OF_ORDERNESS);
    generator.onEvent(reading(NOON), NOON, output);
    generator.onEvent(deadLetter(NOON + 3_600 * SECOND), NOON + 3_600 * SECOND, output);
    generator.onPeriodicEmit(output);

    assertThat(output.watermarks).containsExactly(NOON - OUT_OF_ORDERNESS - 1);
  }

  @Test
  void aReadingHasItsEventTimeAndADeadLetterTheTimeOfTheLog() {
    TimestampAssigner<Arrival> times =
        LogWatermarks.strategy(OUT_OF_ORDERNESS, Duration.ZERO, new KnownUnread())
            .createTimestampAssigner(UnregisteredMetricsGroup::new);

    assertThat(times.extractTimestamp(reading(NOON, NOON + 9), 0)).isEqualTo(NOON);
    assertThat(times.extractTimestamp(deadLetter(NOON + 9), 0)).isEqualTo(NOON + 9);
  }

  @Test
  void aReadingThatIsNotLateIsNeverBehindIt() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      long outOfOrderness = random.nextInt(4) * SECOND;
      WatermarkGenerator<Arrival> generator = generator(outOfOrderness);
      Lateness lateness = new Lateness(outOfOrderness);
      Collected watermarks = new Collected();
      int late = 0;
      for (int i = 0; i < 200; i++) {
        long time = NOON + i * SECOND - random.nextInt(7_000);
        boolean broken = random.nextInt(10) == 0;
        Arrival arrival = broken ? deadLetter(time + 3_600 * SECOND) : reading(time);
        if (arrival.parsed() instanceof Reading reading) {
          if (lateness.isLate(reading)) {
            late++;
          } else {
            assertThat(time).isGreaterThan(watermarks.newest());
          }
        }
        generator.onEvent(arrival, time, watermarks);
        if (random.nextBoolean()) {
          generator.onPeriodicEmit(watermarks);
        }
      }
      assertThat(watermarks.watermarks).isSorted();
      assertThat(late).isPositive();
    }
  }

  @Test
  void aSilentPartitionIsIdleAfterAWhileWhereWanted() {
    WatermarkGenerator<Arrival> generator = impatient();
    generator.onEvent(reading(NOON), NOON, output);
    generator.onPeriodicEmit(output);
    emitAfter(IDLE_AFTER, generator);
    assertThat(output.idle).isFalse();

    emitAfter(Duration.ofMillis(1), generator);
    assertThat(output.idle).isTrue();
  }

  @Test
  void aPartitionThatSpeaksAgainHoldsBackAgain() {
    WatermarkGenerator<Arrival> generator = impatient();
    emitAfter(IDLE_AFTER.plusMillis(1), generator);
    assertThat(output.idle).isTrue();

    generator.onEvent(reading(NOON), NOON, output);
    generator.onPeriodicEmit(output);
    assertThat(output.newest()).isEqualTo(NOON - OUT_OF_ORDERNESS - 1);
    assertThat(output.idle).isFalse();
  }

  @Test
  void aPartitionWithUnreadRecordsIsNeverIdle() {
    WatermarkGenerator<Arrival> generator = impatient();
    generator.onEvent(reading(NOON), NOON, output);
    unread.behind().add(PARTITION);
    emitAfter(IDLE_AFTER.multipliedBy(10), generator);
    assertThat(output.idle).isFalse();

    unread.behind().clear();
    emitAfter(IDLE_AFTER, generator);
    assertThat(output.idle).as("silence counts from when all was read").isFalse();
    emitAfter(Duration.ofMillis(1), generator);
    assertThat(output.idle).isTrue();
  }

  @Test
  void aPartitionWithoutARecordWaitsForThoseThatHaveUnreadOnes() {
    WatermarkGenerator<Arrival> generator = impatient();
    unread.behind().add(PARTITION);
    emitAfter(IDLE_AFTER.multipliedBy(10), generator);
    assertThat(output.idle).isFalse();

    WatermarkGenerator<Arrival> other = impatient();
    other.onEvent(reading(NOON), NOON, new Collected());
    emitAfter(IDLE_AFTER.plusMillis(1), generator);
    assertThat(output.idle).as("the unread ones are another's").isTrue();
  }

  /** What a source has beside a generator: here, a clock that the test sets. */
  private record Beside(RelativeClock clock) implements WatermarkGeneratorSupplier.Context {

    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return clock;
    }
  }
}
