package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.ModelCodec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same samples lead to the same decisions and models, whatever happens on their way. */
class LearnerReplayTest {

  private static final int WINDOWS = 40;
  private static final SamplingPlan SAMPLING = new SamplingPlan(1_000, 250, 6, 60);
  private static final LearningPlan PLAN =
      Plans.onProbation(
          Plans.adopting(Plans.learning(SAMPLING, new RetrainPlan(5, 60, 0.4), 60, 200), 4_000),
          1_500);
  private static final LearnStateCodec CODEC = new LearnStateCodec();
  private static final ModelDecisionCodec DECISIONS = new ModelDecisionCodec();

  /** Halves its inputs; some trainings diverge or give a network that is no good. */
  private static final Trainer MOODY =
      (rows, spec, seed) -> {
        Trainer trainer =
            switch (rows.length % 5) {
              case 0 -> Trainers.diverging();
              case 1 -> Trainers.constant();
              case 2 -> Trainers.worse();
              default -> new ShrinkTrainer();
            };
        return trainer.train(rows, spec, seed);
      };

  /** For each training window, the samples of each entity in their order. */
  private static List<List<List<Sample>>> stream(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<List<Sample>>> windows = new ArrayList<>();
    double level = 0;
    for (int window = 0; window < WINDOWS; window++) {
      List<List<Sample>> entities = new ArrayList<>();
      level += random.nextDouble() < 0.1 ? random.nextDouble(-1, 1) : 0;
      boolean silent = random.nextDouble() < 0.15;
      for (int entity = 0; entity < 5 && !silent; entity++) {
        boolean lasting = entity == 0 && window > 24;
        double fault = lasting || random.nextDouble() < 0.05 ? 20 : 0;
        int count = lasting ? 24 : random.nextInt(12);
        long[] times = random.longs(count, 0, 1_000).sorted().toArray();
        List<Sample> samples = new ArrayList<>();
        for (long time : times) {
          float[] row = {
            (float) random.nextGaussian(level + fault, 1),
            random.nextDouble() < 0.05 ? Float.NaN : (float) random.nextGaussian()
          };
          long at = window * 1_000L + time;
          samples.add(LearnerStory.sample(SAMPLING, "pump-" + entity, at, row));
        }
        entities.add(samples);
      }
      windows.add(entities);
    }
    return windows;
  }

  /** What may happen on the way; nothing of it may be seen in the decisions. */
  private record Course(
      boolean interleaved, boolean hurried, boolean slowTraining, UnaryOperator<LearnState> call) {

    static final Course PLAIN = new Course(false, true, false, state -> state);
  }

  /** One run over a stream; it remembers what was decided. */
  private static final class Run {
    private final Learner learner = new Learner(PLAN, Models.SCHEMA, Plans.KEPT);
    private final Course course;
    private final SplittableRandom random;
    private final List<ModelDecision> decisions = new ArrayList<>();
    private LearnState state = new LearnState(Models.SLOT, null);
    private TrainingJob underWay;

    Run(Course course, long seed) {
      this.course = course;
      this.random = new SplittableRandom(seed);
    }

    List<ModelDecision> over(List<List<List<Sample>>> windows) {
      for (int window = 0; window < windows.size(); window++) {
        for (Sample sample : arrivals(windows.get(window))) {
          learner.add(state, sample);
          called();
        }
        if (course.hurried() || random.nextBoolean()) {
          advance(window * 1_000L + 999);
        }
        finishTraining(0.3);
      }
      while (state.nextWindowEnd() < Long.MAX_VALUE || state.training()) {
        finishTraining(1);
        advance(Long.MAX_VALUE);
      }
      return decisions;
    }

    private List<Sample> arrivals(List<List<Sample>> entities) {
      return course.interleaved()
          ? SampleStream.interleave(entities, random)
          : entities.stream().flatMap(List::stream).toList();
    }

    private void advance(long time) {
      learner.clear(state, time);
      called();
      while (learner.closable(state, time)) {
        Learner.Step step = learner.close(state);
        if (step instanceof Learner.Step.Training training) {
          underWay = training.job();
        } else if (step instanceof Learner.Step.Decided decided) {
          decisions.add(decided.decision());
        }
        called();
        if (!course.slowTraining()) {
          finishTraining(1);
        }
        learner.clear(state, time);
        called();
      }
    }

    private void finishTraining(double chance) {
      if (state.training() && random.nextDouble() < chance) {
        decisions.add(learner.conclude(state, underWay.run(MOODY)));
        called();
      }
    }

    private void called() {
      LearnState before = state;
      state = course.call().apply(before);
      if (state != before && state.training()) {
        TrainingJob again = learner.job(state);
        assertThat(described(again)).isEqualTo(described(underWay));
        underWay = again;
      }
    }
  }

  private static List<Object> described(TrainingJob job) {
    return List.of(
        job.plan(),
        job.slot(),
        job.windowEnd(),
        job.trigger(),
        job.number(),
        job.schemaFingerprint(),
        SampleStream.described(job.windows()),
        job.champion() == null ? "" : HexFormat.of().formatHex(ModelCodec.encode(job.champion())));
  }

  private static void assertSame(List<ModelDecision> actual, List<ModelDecision> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(Layouts.bytes(DECISIONS, actual.get(i)))
          .as("%s", expected.get(i))
          .isEqualTo(Layouts.bytes(DECISIONS, expected.get(i)));
    }
  }

  private static List<ModelDecision> plainly(long seed) {
    return new Run(Course.PLAIN, seed).over(stream(seed));
  }

  @Test
  void streamsOfThisTestLeadToEveryKindOfDecision() {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
    for (long seed = 1; seed <= 10; seed++) {
      for (ModelDecision decision : plainly(seed)) {
        verdicts.add(decision.verdict());
        triggers.add(decision.trigger());
      }
    }

    assertThat(verdicts)
        .contains(
            Verdict.WARMING_UP,
            Verdict.NOT_DUE,
            Verdict.PROMOTED,
            Verdict.FAILED,
            Verdict.COLLAPSED,
            Verdict.WORSE);
    assertThat(triggers).containsExactlyInAnyOrder(Trigger.values());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void orderOfArrivalWithinAWindowChangesNothing(long seed) {
    Course course = new Course(true, true, false, state -> state);

    assertSame(new Run(course, seed).over(stream(seed)), plainly(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void momentsAtWhichWindowsAreClosedAndTrainingsEndChangeNothing(long seed) {
    Course course = new Course(true, false, true, state -> state);

    assertSame(new Run(course, seed).over(stream(seed)), plainly(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void snapshotAndRestoreAfterEveryCallChangesNothing(long seed) {
    Course course = new Course(true, false, true, state -> Layouts.roundTrip(CODEC, state));

    assertSame(new Run(course, seed).over(stream(seed)), plainly(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void copyIsAsGoodAsTheOriginal(long seed) {
    Course course = new Course(false, true, true, CODEC::copy);

    assertSame(new Run(course, seed).over(stream(seed)), plainly(seed));
  }
}
