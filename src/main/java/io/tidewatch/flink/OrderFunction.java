package io.tidewatch.flink;

import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts the readings of an entity in the order of event time, ties by their place in the log: each
 * waits until the watermark has passed it.
 */
final class OrderFunction extends KeyedProcessFunction<String, Reading, Reading> {

  private static final long serialVersionUID = 1L;

  private static final Comparator<Reading> IN_TIME =
      Comparator.comparingLong(Reading::time).thenComparing(Reading::origin);

  private final long stepMillis;

  private transient ListState<Reading> waiting;
  private transient Counter behind;

  /**
   * Waits for the watermark, which moves on in steps of any size.
   *
   * @param outOfOrdernessMillis how far the watermark stays behind
   */
  OrderFunction(long outOfOrdernessMillis) {
    this.stepMillis = Math.max(1, outOfOrdernessMillis);
  }

  @Override
  public void open(OpenContext context) {
    waiting = getRuntimeContext().getListState(Stages.waitingReadings());
    behind =
        getRuntimeContext()
            .getMetricGroup()
            .addGroup("reason", Reason.BEHIND.text())
            .counter(Metrics.DEAD_LETTERS);
  }

  @Override
  public void processElement(Reading reading, Context context, Collector<Reading> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    if (reading.time() <= watermark) {
      // Only a partition that fell idle and came back can be here: the others are never behind.
      behind.inc();
      RawRecord place = new RawRecord(reading.origin(), null, null);
      String detail =
          "event time must lie after the watermark, but was behind it (" + reading.origin() + ")";
      context.output(Stages.DEAD, new DeadLetter(place, Reason.BEHIND, detail));
      return;
    }
    waiting.add(reading);
    // One timer for all readings of a step: under load the watermark passes many of them at once.
    long step = reading.time() - Math.floorMod(reading.time(), stepMillis);
    context.timerService().registerEventTimeTimer(Math.max(step, watermark + 1));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Reading> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    List<Reading> due = new ArrayList<>();
    List<Reading> early = new ArrayList<>();
    long next = Long.MAX_VALUE;
    for (Reading reading : waiting.get()) {
      boolean passed = reading.time() <= watermark;
      (passed ? due : early).add(reading);
      next = passed ? next : Math.min(next, reading.time());
    }
    if (!early.isEmpty()) {
      context.timerService().registerEventTimeTimer(next);
    }
    if (due.isEmpty()) {
      return;
    }
    if (early.isEmpty()) {
      waiting.clear();
    } else {
      waiting.update(early);
    }
    due.sort(IN_TIME);
    due.forEach(out::collect);
  }
}
