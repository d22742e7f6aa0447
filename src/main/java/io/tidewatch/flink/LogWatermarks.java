package io.tidewatch.flink;

import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.Reading;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks of one partition of the log: the largest event time so far, less the allowed
 * out-of-orderness. The source keeps one generator a partition and takes the least, so a reading
 * that is not late by {@link io.tidewatch.reading.Lateness} is never behind the watermark.
 */
public final class LogWatermarks implements WatermarkGenerator<Arrival> {

  private final long outOfOrdernessMillis;
  private long largest = Long.MIN_VALUE;

  private LogWatermarks(long outOfOrdernessMillis) {
    this.outOfOrdernessMillis = outOfOrdernessMillis;
  }

  /**
   * The strategy of a source of arrivals.
   *
   * @param outOfOrdernessMillis how far a reading may lie behind
   * @param idleAfter after how long a silent partition no longer holds the others back; zero for
   *     never. A partition that comes back after that is outside the promise of equal replays.
   */
  public static WatermarkStrategy<Arrival> strategy(long outOfOrdernessMillis, Duration idleAfter) {
    WatermarkStrategy<Arrival> strategy =
        WatermarkStrategy.<Arrival>forGenerator(context -> new LogWatermarks(outOfOrdernessMillis))
            .withTimestampAssigner((arrival, before) -> time(arrival));
    return idleAfter.isZero() ? strategy : strategy.withIdleness(idleAfter);
  }

  private static long time(Arrival arrival) {
    return arrival.parsed() instanceof Reading reading
        ? reading.time()
        : arrival.raw().origin().timestamp();
  }

  @Override
  public void onEvent(Arrival arrival, long timestamp, WatermarkOutput output) {
    // A dead letter has no event time, and its record's own timestamp must not stand in for one.
    if (arrival.parsed() instanceof Reading reading && reading.time() > largest) {
      largest = reading.time();
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (largest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(largest - outOfOrdernessMillis - 1));
    }
  }
}
