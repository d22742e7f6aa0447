package io.tidewatch.flink;

import io.tidewatch.reading.Reason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** One counter of dead letters for each reason, all there from the start. */
final class ReasonCounters {

  private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

  ReasonCounters(MetricGroup group) {
    for (Reason reason : Reason.values()) {
      MetricGroup labelled = group.addGroup("reason", reason.text());
      counters.put(reason, labelled.counter(Metrics.DEAD_LETTERS));
    }
  }

  void count(Reason reason) {
    counters.get(reason).inc();
  }
}
