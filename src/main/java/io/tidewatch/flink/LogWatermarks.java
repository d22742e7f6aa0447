package io.tidewatch.flink;

import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.LogPartition;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.Unread;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Watermarks of one partition of the log: the largest event time so far, less the allowed
 * out-of-orderness. The source keeps one generator a partition and takes the least, so a reading
 * that is not late by {@link io.tidewatch.reading.Lateness} is never behind the watermark.
 *
 * <p>A partition that was read to its end and then says nothing for a while is idle: it no longer
 * holds the others back. One whose records wait to be read is not, however long its turn takes, or
 * a replay of what lies in the log would find other readings behind than the live job did.
 */
public final class LogWatermarks implements WatermarkGenerator<Arrival> {

  private final long outOfOrdernessMillis;
  private final Unread unread;
  private final Silence silence;
  private LogPartition partition;
  private long largest = Long.MIN_VALUE;

  private LogWatermarks(long outOfOrdernessMillis, Unread unread, Silence silence) {
    this.outOfOrdernessMillis = outOfOrdernessMillis;
    this.unread = unread;
    this.silence = silence;
  }

  /**
   * The strategy of a source of arrivals.
   *
   * @param outOfOrdernessMillis how far a reading may lie behind
   * @param idleAfter after how long a silent partition no longer holds the others back; zero for
   *     never. A partition that comes back behind the others after that is outside the promise of
   *     equal replays.
   * @param unread what the source has still to read
   */
  public static WatermarkStrategy<Arrival> strategy(
      long outOfOrdernessMillis, Duration idleAfter, Unread unread) {
    return WatermarkStrategy.<Arrival>forGenerator(
            context ->
                new LogWatermarks(
                    outOfOrdernessMillis,
                    unread,
                    new Silence(context.getInputActivityClock(), idleAfter)))
        .withTimestampAssigner((arrival, before) -> time(arrival));
  }

  private static long time(Arrival arrival) {
    return arrival.parsed() instanceof Reading reading
        ? reading.time()
        : arrival.raw().origin().timestamp();
  }

  @Override
  public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
    silence.broken();
    if (partition == null) {
      partition = LogPartition.of(arrival.raw().origin());
      unread.begun(partition);
    }
    // A dead letter has no event time, and its record's own timestamp must not stand in for one.
    if (arrival.parsed() instanceof Reading reading && reading.time() > largest) {
      largest = reading.time();
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (partition == null ? unread.inUnbegun() : unread.in(partition)) {
      silence.broken();
    }
    if (silence.isLong()) {
      output.markIdle();
    } else if (largest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(largest - outOfOrdernessMillis - 1));
    }
  }

  /** For how long nothing came, by a clock that stands while nothing could. */
  private static final class Silence {

    private final RelativeClock clock;
    private final Duration bearable;
    private long since;
    private boolean broken;

    private Silence(RelativeClock clock, Duration bearable) {
      this.clock = clock;
      this.bearable = bearable;
      since = clock.relativeTimeNanos();
    }

    /** Once a record: the clock is asked later. */
    private void broken() {
      broken = true;
    }

    private boolean isLong() {
      long now = clock.relativeTimeNanos();
      since = broken ? now : since;
      broken = false;
      return !bearable.isZero() && now - since > bearable.toNanos();
    }
  }
}
