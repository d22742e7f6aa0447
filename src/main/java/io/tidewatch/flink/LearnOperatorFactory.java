package io.tidewatch.flink;

import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Sample;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the {@link LearnOperator} and hands it the task's mailbox. */
final class LearnOperatorFactory extends AbstractStreamOperatorFactory<ModelDecision>
    implements OneInputStreamOperatorFactory<Sample, ModelDecision> {

  private static final long serialVersionUID = 1L;

  private final DetectorPlan plan;
  private final Wiring wiring;

  LearnOperatorFactory(DetectorPlan plan, Wiring wiring) {
    this.plan = plan;
    this.wiring = wiring;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<ModelDecision>> T createStreamOperator(
      StreamOperatorParameters<ModelDecision> parameters) {
    return (T) new LearnOperator(parameters, parameters.getMailboxExecutor(), plan, wiring);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return LearnOperator.class;
  }
}
