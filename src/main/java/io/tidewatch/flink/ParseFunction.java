package io.tidewatch.flink;

import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Lateness;
import io.tidewatch.reading.LogPartition;
import io.tidewatch.reading.PartitionMaximum;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets readings through, and sends dead letters and late readings out by the side with their
 * original bytes. Sits behind the source without a shuffle between, so that it sees each partition
 * in the order of the log. The state is a union list: after a rescaling every subtask knows every
 * partition's maximum, whichever partitions it reads now.
 */
final class ParseFunction extends ProcessFunction<Arrival, Reading>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private final long outOfOrdernessMillis;

  private transient Lateness lateness;
  private transient ListState<PartitionMaximum> stored;
  private transient Counter readings;
  private transient ReasonCounters deadLetters;

  ParseFunction(long outOfOrdernessMillis) {
    this.outOfOrdernessMillis = outOfOrdernessMillis;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    stored = context.getOperatorStateStore().getUnionListState(Stages.maxima());
    lateness = new Lateness(outOfOrdernessMillis);
    for (PartitionMaximum maximum : stored.get()) {
      LogPartition partition = maximum.partition();
      lateness.restore(partition.topic(), partition.partition(), maximum.time());
    }
  }

  @Override
  public void open(OpenContext context) {
    readings = getRuntimeContext().getMetricGroup().counter(Metrics.READINGS);
    deadLetters = new ReasonCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    List<PartitionMaximum> maxima = new ArrayList<>();
    for (Map.Entry<LogPartition, Long> entry : lateness.maxima().entrySet()) {
      maxima.add(new PartitionMaximum(entry.getKey(), entry.getValue()));
    }
    stored.update(maxima);
  }

  @Override
  public void processElement(Arrival arrival, Context context, Collector<Reading> out) {
    if (arrival.parsed() instanceof Reading reading) {
      if (lateness.isLate(reading)) {
        String detail =
            "event time must lie at most "
                + outOfOrdernessMillis
                + " ms behind its partition's largest, but was further ("
                + reading.origin()
                + ")";
        refuse(new DeadLetter(arrival.raw(), Reason.LATE, detail), context);
      } else {
        readings.inc();
        out.collect(reading);
      }
    } else if (arrival.parsed() instanceof DeadLetter deadLetter) {
      refuse(deadLetter, context);
    }
  }

  private void refuse(DeadLetter deadLetter, Context context) {
    deadLetters.count(deadLetter.reason());
    context.output(Stages.DEAD, deadLetter);
  }
}
