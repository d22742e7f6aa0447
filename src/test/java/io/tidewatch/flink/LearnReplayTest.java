package io.tidewatch.flink;

import static io.tidewatch.flink.LearnHarness.element;
import static io.tidewatch.flink.LearnHarness.settledWatermark;
import static io.tidewatch.flink.LearnHarness.watermark;
import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearnState;
import io.tidewatch.learn.Learner;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.ModelScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions do not depend on how long trainings take, nor on restarts. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LearnReplayTest {

  private static final DetectorPlan PLAN = Pumps.plan(ModelScope.GROUP);

  private final Restarts<LearnHarness, ModelDecision> restarts =
      new Restarts<>(() -> new LearnHarness(PLAN, HalvingTrainer::new, Map.of()), Stages.DECISION);

  /** Samples of two slots from one minute, in any order. */
  private static List<Sample> samplesOfMinute(int minute, int rows) {
    Random random = new Random(100 + minute);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String slot = i % 2 == 0 ? "north" : "south";
      long time = NOON + minute * MINUTE + random.nextInt(60) * SECOND;
      float pressure = (float) random.nextGaussian();
      samples.add(Pumps.sample(slot, "pump-" + i % 6, time, pressure, 2, -pressure));
    }
    return samples;
  }

  /** Minutes 0, 1, 3 and 4 with their samples; in minute 2 all pumps stood still. */
  private static List<Input<LearnHarness>> inputs(
      int rows, int together, LongFunction<Input<LearnHarness>> watermark) {
    List<Input<LearnHarness>> inputs = new ArrayList<>();
    for (int minute : List.of(0, 1, 3, 4)) {
      List<Sample> samples = samplesOfMinute(minute, rows);
      for (int i = 0; i < rows; i += together) {
        List<Sample> chunk = samples.subList(i, Math.min(rows, i + together));
        inputs.add(
            learn -> {
              for (Sample sample : chunk) {
                element(sample).into(learn);
              }
            });
      }
      inputs.add(watermark.apply(NOON + (minute + 1) * MINUTE + 5 * SECOND));
    }
    inputs.add(watermark(Long.MAX_VALUE));
    return inputs;
  }

  /** The decisions of a learner that trains at once. */
  private static Map<String, List<String>> fold(int rows) {
    Learner learner = new Learner(PLAN.learning(), PLAN.schema().fingerprint(), PLAN.retirement());
    Map<String, LearnState> slots = new TreeMap<>();
    Map<String, List<String>> decisions = new TreeMap<>();
    for (int minute : List.of(0, 1, 3, 4)) {
      for (Sample sample : samplesOfMinute(minute, rows)) {
        LearnState state = slots.computeIfAbsent(sample.slot(), slot -> new LearnState(slot, null));
        learner.add(state, sample);
      }
      long time = NOON + (minute + 1) * MINUTE + 5 * SECOND;
      slots.values().forEach(state -> advance(learner, state, time, decisions));
    }
    return decisions;
  }

  private static void advance(
      Learner learner, LearnState state, long time, Map<String, List<String>> decisions) {
    learner.clear(state, time).ifPresent(decision -> add(decisions, decision));
    while (learner.closable(state, time)) {
      if (learner.close(state) instanceof Learner.Step.Decided decided) {
        add(decisions, decided.decision());
      } else {
        add(decisions, learner.conclude(state, learner.job(state).run(new HalvingTrainer())));
      }
    }
  }

  private static void add(Map<String, List<String>> decisions, ModelDecision decision) {
    decisions
        .computeIfAbsent(decision.slot(), slot -> new ArrayList<>())
        .add(Emitted.hex(decision, Stages.DECISION.serializer()));
  }

  @Test
  void decisionsAreThoseOfThePlainFoldWhereTrainingsAreQuick() throws Exception {
    Emitted<ModelDecision> emitted =
        restarts.uninterrupted(Backend.HEAP, inputs(90, 1, LearnHarness::settledWatermark));

    assertThat(emitted.values())
        .extracting(ModelDecision::verdict)
        .contains(Verdict.PROMOTED, Verdict.EMPTY);
    assertThat(emitted.bytesBy(ModelDecision::slot)).isEqualTo(fold(90));
  }

  @Test
  void decisionsAreThoseOfThePlainFoldWhereTrainingsTakeUntilTheEnd() throws Exception {
    Emitted<ModelDecision> emitted =
        restarts.uninterrupted(Backend.HEAP, inputs(90, 1, LearnHarness::watermark));

    assertThat(emitted.bytesBy(ModelDecision::slot)).isEqualTo(fold(90));
  }

  @Test
  void watermarksNeverPassWhatIsUndecided() throws Exception {
    try (LearnHarness learn = restarts.open(Backend.HEAP, null)) {
      for (Input<LearnHarness> input : inputs(90, 1, LearnHarness::watermark)) {
        input.into(learn);
      }
      long watermark = Long.MIN_VALUE;
      for (Object out : learn.getOutput()) {
        if (out instanceof Watermark mark) {
          assertThat(mark.getTimestamp()).isGreaterThan(watermark);
          watermark = mark.getTimestamp();
        } else {
          // A decision carries the end of its window as its timestamp.
          assertThat(((StreamRecord<?>) out).getTimestamp()).isGreaterThan(watermark);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothingWhereTrainingsAreQuick(Backend backend) throws Exception {
    List<Input<LearnHarness>> inputs =
        inputs(40, together(backend), LearnHarness::settledWatermark);

    assertThat(restarts.restartedAfterEach(backend, inputs).bytesBy(ModelDecision::slot))
        .isEqualTo(fold(40));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothingWhereNoTrainingEndsBeforeTheInput(Backend backend) throws Exception {
    List<Input<LearnHarness>> inputs = inputs(40, together(backend), LearnHarness::watermark);

    assertThat(restarts.restartedAfterEach(backend, inputs).bytesBy(ModelDecision::slot))
        .isEqualTo(fold(40));
  }

  // RocksDB takes its time to begin and to end.
  private static int together(Backend backend) {
    return backend == Backend.HEAP ? 1 : 5;
  }

  @Test
  void afterRescalingEverySlotGoesOnInOneSubtask() throws Exception {
    List<Input<LearnHarness>> all = inputs(90, 1, LearnHarness::settledWatermark);
    OperatorSubtaskState one;
    Map<String, List<String>> decisions = new TreeMap<>();
    Emitted<ModelDecision> before = new Emitted<>(Stages.DECISION, List.of());
    try (LearnHarness learn = restarts.open(Backend.HEAP, null)) {
      for (Input<LearnHarness> input : all.subList(0, 182)) {
        input.into(learn);
      }
      one = learn.snapshot(1, 1);
      before.take(learn);
    }
    before.values().forEach(decision -> add(decisions, decision));

    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState own =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              one, LearnHarness.MAX_PARALLELISM, 1, 2, subtask);
      LearnHarness rescaled = new LearnHarness(PLAN, HalvingTrainer::new, Map.of(), 2, subtask);
      try (LearnHarness learn = Restarts.open(rescaled, Stages.DECISION, Backend.HEAP, own)) {
        feedOwn(learn, subtask);
        learn.extractOutputValues().forEach(decision -> add(decisions, decision));
      }
    }

    assertThat(decisions).isEqualTo(fold(90));
  }

  private static void feedOwn(LearnHarness learn, int subtask) throws Exception {
    for (int minute : List.of(3, 4)) {
      for (Sample sample : samplesOfMinute(minute, 90)) {
        if (subtaskOf(sample.slot()) == subtask) {
          element(sample).into(learn);
        }
      }
      settledWatermark(NOON + (minute + 1) * MINUTE + 5 * SECOND).into(learn);
    }
  }

  private static int subtaskOf(String slot) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        slot, LearnHarness.MAX_PARALLELISM, 2);
  }
}
