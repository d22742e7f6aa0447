package io.tidewatch.flink;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.SampleSelector;
import io.tidewatch.learn.SampleUnit;
import io.tidewatch.learn.SamplingPlan;
import io.tidewatch.model.SlotPlan;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets through what is learned from. Keeps no state that a restart would have to bring back. */
final class SampleFunction extends ProcessFunction<FeatureVector, Sample> {

  private static final long serialVersionUID = 1L;

  private final SamplingPlan plan;
  private final SlotPlan slots;

  private transient SampleSelector selector;
  private transient long forgottenUntil;
  private transient Counter samples;

  SampleFunction(SamplingPlan plan, SlotPlan slots) {
    this.plan = plan;
    this.slots = slots;
  }

  @Override
  public void open(OpenContext context) {
    selector = new SampleSelector(plan);
    forgottenUntil = Long.MIN_VALUE;
    samples = getRuntimeContext().getMetricGroup().counter(Metrics.SAMPLES);
  }

  @Override
  public void processElement(FeatureVector vector, Context context, Collector<Sample> out) {
    if (!vector.settled()) {
      return;
    }
    long windowEnd = plan.windowEnd(vector.time());
    SampleUnit unit = SampleUnit.of(vector.entity(), plan.entityWindowStart(vector.time()));
    long watermark = context.timerService().currentWatermark();
    if (watermark >= forgottenUntil + plan.windowMillis()) {
      selector.forgetUntil(watermark);
      forgottenUntil = watermark;
    }
    for (String slot : slots.of(vector)) {
      if (selector.travels(slot, windowEnd, unit)) {
        samples.inc();
        out.collect(new Sample(slot, windowEnd, unit, vector.deviations()));
      }
    }
  }
}
