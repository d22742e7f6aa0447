package io.tidewatch.flink;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.AlertPolicy;
import io.tidewatch.detect.AlertState;
import io.tidewatch.detect.AlertStatus;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.Severity;
import io.tidewatch.feature.Forgetting;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Runs the alert policy, entity by entity; passes every score on by the side. */
final class DetectFunction extends KeyedProcessFunction<String, Score, Alert> {

  private static final long serialVersionUID = 1L;

  private final AlertPlan plan;
  private final Forgetting forgetting;
  private final boolean passScores;

  private transient AlertPolicy policy;
  private transient ValueState<AlertState> stored;
  private transient Map<AlertStatus, Counter> alerts;
  private transient Map<Severity, Counter> episodes;

  DetectFunction(AlertPlan plan, Forgetting forgetting, boolean passScores) {
    this.plan = plan;
    this.forgetting = forgetting;
    this.passScores = passScores;
  }

  @Override
  public void open(OpenContext context) {
    policy = new AlertPolicy(plan, forgetting);
    stored = getRuntimeContext().getState(Stages.alertState());
    MetricGroup group = getRuntimeContext().getMetricGroup();
    alerts = new EnumMap<>(AlertStatus.class);
    for (AlertStatus status : AlertStatus.values()) {
      alerts.put(status, group.addGroup("status", status.text()).counter(Metrics.ALERTS));
    }
    episodes = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      episodes.put(severity, group.addGroup("severity", severity.text()).counter(Metrics.EPISODES));
    }
  }

  @Override
  public void processElement(Score score, Context context, Collector<Alert> out) throws Exception {
    if (passScores) {
      context.output(Stages.SCORED, score);
    }
    AlertState before = current();
    AlertState after = policy.step(before, score, alert -> send(alert, out));
    keep(before, after, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    AlertState before = current();
    AlertState after = policy.expire(before, timestamp, alert -> send(alert, out));
    keep(before, after, context);
  }

  private AlertState current() throws Exception {
    AlertState state = stored.value();
    return state == null ? AlertState.QUIET : state;
  }

  private void keep(AlertState before, AlertState after, Context context) throws Exception {
    if (after == before) {
      return;
    }
    if (after.equals(AlertState.QUIET)) {
      stored.clear();
      return;
    }
    stored.update(after);
    long expiry = policy.expiry(after);
    if (expiry != Long.MAX_VALUE && expiry != policy.expiry(before)) {
      context.timerService().registerEventTimeTimer(expiry);
    }
  }

  private void send(Alert alert, Collector<Alert> out) {
    alerts.get(alert.status()).inc();
    if (alert.status() == AlertStatus.OPENED) {
      episodes.get(alert.severity()).inc();
    }
    out.collect(alert);
  }
}
