package io.tidewatch.flink;

import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearnState;
import io.tidewatch.learn.LearnStateCodec;
import io.tidewatch.learn.Learner;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.PlanStamp;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.TrainingJob;
import io.tidewatch.learn.TrainingOutcome;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelScope;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Learns from samples, keyed by slot, and emits one decision a training window: to be published,
 * and once more, as {@link Stages#TOLD}, to whoever scores.
 *
 * <p>An operator rather than a function, for three things a function cannot do. A training runs on
 * a thread of the operator's own and its outcome comes back as a mail, on the task's thread. The
 * watermark it sends on stays before the end of a window that is being trained for: it says that
 * everything up to there is decided. And the live state of all slots is written into keyed state
 * only at a checkpoint. A checkpoint never waits for a training; after a restore the training is
 * done again, with the same outcome.
 */
final class LearnOperator extends AbstractStreamOperator<ModelDecision>
    implements OneInputStreamOperator<Sample, ModelDecision> {

  private static final long serialVersionUID = 1L;

  // How many training windows samples may run ahead of a training before they wait for it. Only a
  // replay or a backlog gets that far; it bounds what Score holds back meanwhile.
  private static final int MAX_WINDOWS_AHEAD = 4;

  // How long one such sample waits at most before the next mail may be a checkpoint's.
  private static final long MOST_WAIT_MILLIS = 100;

  private final transient MailboxExecutor mailbox;
  private final transient DetectorPlan plan;
  private final transient TrainerSource trainers;
  private final transient Supplier<TrainingThread> threads;
  private final transient Duration patience;
  private final transient Map<String, byte[]> warmModels;
  private final transient Learner learner;
  private final transient Map<String, LearnState> slots = new TreeMap<>();
  private final transient LearnStateCodec codec = new LearnStateCodec();
  private transient ListState<PlanStamp> stamps;
  private transient ValueState<byte[]> stored;
  private transient Trainings training;
  private transient LearnMetrics learnMetrics;
  private transient long inputWatermark = Long.MIN_VALUE;
  private transient long sentWatermark = Long.MIN_VALUE;

  LearnOperator(
      StreamOperatorParameters<ModelDecision> parameters,
      MailboxExecutor mailbox,
      DetectorPlan plan,
      Wiring wiring) {
    super(parameters);
    this.mailbox = mailbox;
    this.plan = plan;
    this.trainers = wiring.trainers();
    this.threads = () -> new TrainingThread(getOperatorName(), trainers, mailbox);
    this.patience = wiring.trainingTimeout();
    this.warmModels = wiring.warmModels();
    this.learner = new Learner(plan.learning(), plan.schema().fingerprint(), plan.retirement());
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stamps = context.getOperatorStateStore().getUnionListState(Stages.planStamps());
    requireSameStamp();
    stored = context.getKeyedStateStore().getState(Stages.learner());
    List<String> known =
        this.<String>getKeyedStateBackend()
            .getKeys(Stages.learner().getName(), VoidNamespace.INSTANCE)
            .toList();
    for (String slot : known) {
      setCurrentKey(slot);
      slots.put(slot, codec.decode(stored.value()));
    }
  }

  /** State learned under another plan would be taken for knowledge, or silently dropped. */
  private void requireSameStamp() throws Exception {
    for (PlanStamp stamp : stamps.get()) {
      List<String> conflicts = stamp.conflicts(PlanStamp.of(plan));
      if (!conflicts.isEmpty()) {
        throw new IllegalStateException(String.join("; ", conflicts));
      }
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    OffHeap.require(trainers.offHeapBytes(), trainingsAtOnce(), taskManager());
    learnMetrics = new LearnMetrics(getMetricGroup(), trainers);
    training = new Trainings(threads, mailbox, getProcessingTimeService(), patience);
    for (LearnState state : slots.values()) {
      learnMetrics.rows(state.trainingRows());
      if (state.training()) {
        submit(state, learner.job(state));
      }
    }
  }

  /** A model for the stream is trained by one task; others by as many as the TaskManager has. */
  private int trainingsAtOnce() {
    int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    int slots = taskManager().get(TaskManagerOptions.NUM_TASK_SLOTS);
    return plan.slots().scope() == ModelScope.STREAM ? 1 : Math.min(tasks, slots);
  }

  private Configuration taskManager() {
    return getContainingTask().getEnvironment().getTaskManagerInfo().getConfiguration();
  }

  @Override
  public void processElement(StreamRecord<Sample> element) throws Exception {
    Sample sample = element.getValue();
    LearnState state = slots.get(sample.slot());
    if (state == null) {
      state = begin(sample);
      slots.put(sample.slot(), state);
    }
    learner.add(state, sample);
    if (farAhead(state, sample)) {
      slowDown(state, sample);
    }
  }

  private boolean farAhead(LearnState state, Sample sample) {
    long ahead = MAX_WINDOWS_AHEAD * plan.learning().sampling().windowMillis();
    return state.training() && sample.windowEnd() > state.trainingWindowEnd() + ahead;
  }

  /**
   * Waits for the training, but not for long: a barrier that overtakes the samples in the buffers
   * cannot overtake the one at hand. The sample is in the state already, should a checkpoint come.
   */
  private void slowDown(LearnState state, Sample sample) throws InterruptedException {
    boolean[] longEnough = {false};
    ScheduledFuture<?> end =
        getProcessingTimeService()
            .registerTimer(
                getProcessingTimeService().getCurrentProcessingTime() + MOST_WAIT_MILLIS,
                now -> longEnough[0] = true);
    while (!longEnough[0] && farAhead(state, sample)) {
      mailbox.yield();
    }
    end.cancel(false);
  }

  private LearnState begin(Sample first) throws IOException {
    byte[] warm = warmModels.get(first.slot());
    return learner.begin(first.slot(), warm == null ? null : ModelCodec.decode(warm), first);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    inputWatermark = mark.getTimestamp();
    for (LearnState state : slots.values()) {
      advance(state);
    }
    retire();
    // The last watermark comes when the input has ended: nothing runs after it but this.
    while (inputWatermark == Long.MAX_VALUE && anyTraining()) {
      mailbox.yield();
    }
    sendWatermark();
  }

  /** Closes the slot's complete windows, in order, up to one that has to be trained for. */
  private void advance(LearnState state) {
    learner.clear(state, inputWatermark).ifPresent(this::send);
    while (learner.closable(state, inputWatermark)) {
      Learner.Step step = learner.close(state);
      if (step instanceof Learner.Step.Decided decided) {
        send(decided.decision());
      } else if (step instanceof Learner.Step.Training due) {
        submit(state, due.job());
      }
      learner.clear(state, inputWatermark).ifPresent(this::send);
    }
  }

  private void retire() {
    Iterator<LearnState> states = slots.values().iterator();
    while (states.hasNext()) {
      LearnState state = states.next();
      Optional<ModelDecision> last = learner.retire(state, inputWatermark);
      if (last.isPresent()) {
        send(last.get());
        states.remove();
        setCurrentKey(state.slot());
        stored.clear();
      }
    }
  }

  private void submit(LearnState state, TrainingJob job) {
    training.run(
        job,
        (outcome, millis) -> {
          learnMetrics.trained(millis);
          conclude(state, outcome);
        });
  }

  private void conclude(LearnState state, TrainingOutcome outcome) {
    send(learner.conclude(state, outcome));
    advance(state);
    retire();
    sendWatermark();
  }

  private void send(ModelDecision decision) {
    learnMetrics.decided(decision);
    output.collect(new StreamRecord<>(decision, decision.windowEnd()));
    output.collect(Stages.TOLD, new StreamRecord<>(decision, decision.windowEnd()));
  }

  private boolean anyTraining() {
    return slots.values().stream().anyMatch(LearnState::training);
  }

  private void sendWatermark() {
    long decided = inputWatermark;
    for (LearnState state : slots.values()) {
      if (state.training()) {
        decided = Math.min(decided, state.trainingWindowEnd() - 1);
      }
    }
    if (decided > sentWatermark) {
      sentWatermark = decided;
      output.emitWatermark(new Watermark(decided));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stamps.update(List.of(PlanStamp.of(plan)));
    for (Map.Entry<String, LearnState> entry : slots.entrySet()) {
      setCurrentKey(entry.getKey());
      // Bytes, because the live state goes on changing while the checkpoint is being written.
      stored.update(codec.encode(entry.getValue()));
    }
  }

  @Override
  public void close() throws Exception {
    if (training != null) {
      training.close();
    }
    super.close();
  }
}
