package io.tidewatch.flink;

import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Verdict;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a dashboard shows of learning. */
final class LearnMetrics {

  private final Counter trainings;
  private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
  private long trainingMillis;
  private int rows;

  LearnMetrics(MetricGroup group, TrainerSource trainers) {
    trainings = group.counter(Metrics.TRAININGS);
    group.gauge(Metrics.TRAINING_MILLIS, (Gauge<Long>) () -> trainingMillis);
    group.gauge(Metrics.PROCESS_BYTES, (Gauge<Long>) trainers::processBytes);
    group.gauge(Metrics.TRAINING_ROWS, (Gauge<Integer>) () -> rows);
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict, group.addGroup("verdict", verdict.text()).counter(Metrics.VERDICTS));
    }
  }

  void trained(long millis) {
    trainings.inc();
    trainingMillis = millis;
  }

  void decided(ModelDecision decision) {
    verdicts.get(decision.verdict()).inc();
    if (decision.verdict() != Verdict.EMPTY) {
      rows = decision.rows();
    }
  }

  void rows(int held) {
    rows = held;
  }
}
