package io.tidewatch.flink;

import io.tidewatch.learn.Admission;
import io.tidewatch.learn.AdmissionDecision;
import io.tidewatch.learn.AdmissionState;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.Sample;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the samples of those entities through that have models of their own, and says who they are.
 *
 * <p>One task for the whole stream, since a bound on all of them is one number; an operator rather
 * than a function, since it works at watermarks and has no key.
 */
final class AdmitOperator extends AbstractStreamOperator<Sample>
    implements OneInputStreamOperator<Sample, Sample> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(AdmitOperator.class);

  private final DetectorPlan plan;
  private final HashMap<String, byte[]> warmModels;

  private transient Admission admission;
  private transient AdmissionState state;
  private transient ListState<AdmissionState> stored;
  private transient Counter turnedAway;
  private transient boolean full;

  /**
   * Begins with those who have models from an earlier run.
   *
   * @param warmModels encoded models by slot; not used where a checkpoint knows better
   */
  AdmitOperator(DetectorPlan plan, Map<String, byte[]> warmModels) {
    this.plan = plan;
    this.warmModels = new HashMap<>(warmModels);
  }

  /** Who begins with a model from an earlier run. */
  static AdmissionState begin(DetectorPlan plan, Map<String, byte[]> warmModels)
      throws IOException {
    Map<String, DetectorModel> models = new HashMap<>();
    for (Map.Entry<String, byte[]> warm : warmModels.entrySet()) {
      models.put(warm.getKey(), ModelCodec.decode(warm.getValue()));
    }
    return new Admission(plan).begin(models);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stored = context.getOperatorStateStore().getListState(Stages.admission());
    state = begin(plan, warmModels);
    for (AdmissionState known : stored.get()) {
      state = known;
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    admission = new Admission(plan);
    turnedAway = getMetricGroup().counter(Metrics.TURNED_AWAY);
    getMetricGroup().gauge(Metrics.OWN_MODELS, (Gauge<Integer>) () -> state.size());
  }

  @Override
  public void processElement(StreamRecord<Sample> element) {
    admission.take(state, element.getValue(), this::send);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    for (AdmissionDecision decision : admission.advance(state, mark.getTimestamp(), this::send)) {
      turnedAway.inc(decision.turnedAway());
      tell(decision);
      output.collect(Stages.TOLD, new StreamRecord<>(decision, decision.windowEnd()));
    }
    super.processWatermark(mark);
  }

  private void tell(AdmissionDecision decision) {
    if (decision.turnedAway() > 0 && !full) {
      LOG.warn(
          "{} entities have models of their own, which is as many as may (model.own_at_most); at"
              + " least {} more stay with the shared one",
          state.size(),
          decision.turnedAway());
    }
    full = decision.turnedAway() > 0;
  }

  private void send(Sample sample) {
    output.collect(new StreamRecord<>(sample, sample.windowEnd() - 1));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    // A copy is made of it at once, so that it may go on changing.
    stored.update(List.of(state));
  }
}
