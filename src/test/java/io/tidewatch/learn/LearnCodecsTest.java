package io.tidewatch.learn;

import static io.tidewatch.learn.Models.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.reading.Codec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stored and sent comes back whole or not at all. */
class LearnCodecsTest {

  private static final SampleCodec SAMPLES = new SampleCodec();
  private static final ModelDecisionCodec DECISIONS = new ModelDecisionCodec();
  private static final LearnStateCodec STATES = new LearnStateCodec();
  private static final LearningPlan PLAN = Plans.learning(new RetrainPlan(1, 0, 0));

  private static ModelDecision decision(Verdict verdict, Trigger trigger, DetectorModel model) {
    return new ModelDecision(
        SLOT, -5, verdict, trigger, model, 1, 2, 3, 0.25, 1.5, Double.NaN, "größer als ½");
  }

  /** A slot in the midst of it all: champion, training under way, training set, open windows. */
  private static LearnerStory busy() {
    SamplingPlan tight = new SamplingPlan(1_000, 500, 2, 100);
    LearnerStory story =
        LearnerStory.warm(
            Plans.learning(tight, new RetrainPlan(1, 0, 0), 20, 200), Models.champion(3, -1_000));
    story.values("a", 0, Models.usual(20)).values("b", 0, 1, 2).beginTraining();
    for (String entity : List.of("a", "b", "c", "d")) {
      story.values(entity, 1_000, 1, Float.NaN);
    }
    return story.values("a", 7_000, 3);
  }

  @Test
  void sample() {
    Sample sample = new Sample(SLOT, 1_000, SampleUnit.of("Pümpe", -500), new float[] {1, -0f, 3});

    Layouts.check(SAMPLES, sample);

    Sample read = Layouts.roundTrip(SAMPLES, sample);
    assertThat(read.slot()).isEqualTo(SLOT);
    assertThat(read.windowEnd()).isEqualTo(1_000);
    assertThat(read.unit()).isEqualTo(sample.unit());
    assertThat(read.values()).isEqualTo(sample.values());
  }

  @Test
  void missingValuesOfASampleStayMissing() {
    Sample sample = new Sample("", 0, SampleUnit.of("", 0), new float[] {Float.NaN});

    assertThat(Layouts.roundTrip(SAMPLES, sample).values()).containsExactly(Float.NaN);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void decision(Verdict verdict) {
    DetectorModel model = verdict == Verdict.PROMOTED ? Models.champion(2, 1_000) : null;
    ModelDecision decision = decision(verdict, Trigger.DRIFT, model);

    Layouts.check(DECISIONS, decision);

    ModelDecision read = Layouts.roundTrip(DECISIONS, decision);
    if (model == null) {
      assertThat(read).isEqualTo(decision);
    } else {
      assertThat(ModelCodec.encode(read.model())).isEqualTo(ModelCodec.encode(model));
    }
  }

  @ParameterizedTest
  @EnumSource(Trigger.class)
  void triggers(Trigger trigger) {
    ModelDecision decision = decision(Verdict.WORSE, trigger, null);

    assertThat(Layouts.roundTrip(DECISIONS, decision)).isEqualTo(decision);
  }

  @Test
  void decisionOfNoKnownKindIsRefused() {
    byte[] bytes = Layouts.bytes(DECISIONS, decision(Verdict.WORSE, Trigger.COUNT, null));
    // The version, the slot behind its length, the window's end; then verdict, trigger and model.
    int verdict = 1 + 4 + SLOT.length() + 8;
    for (int at : new int[] {verdict, verdict + 1}) {
      for (int unknown : new int[] {-1, 100}) {
        byte[] other = bytes.clone();
        other[at] = (byte) unknown;

        assertThatThrownBy(() -> Layouts.read(DECISIONS, other)).isInstanceOf(IOException.class);
      }
    }
    byte[] promotedWithoutModel = bytes.clone();
    promotedWithoutModel[verdict] = (byte) Verdict.PROMOTED.ordinal();
    assertThatThrownBy(() -> Layouts.read(DECISIONS, promotedWithoutModel))
        .isInstanceOf(IOException.class)
        .hasMessage("model must be present exactly where promoted, but was absent (promoted)");
  }

  @Test
  void emptyState() {
    Layouts.check(STATES, new LearnState(SLOT, null));

    LearnState read = Layouts.roundTrip(STATES, new LearnState(SLOT, null));
    assertThat(read.slot()).isEqualTo(SLOT);
    assertThat(read.champion()).isNull();
    assertThat(read.training()).isFalse();
    assertThat(read.decidedUntil()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.nextWindowEnd()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void stateInTheMidstOfItAll() {
    LearnState state = busy().state();
    assertThat(state.open().get(2_000L).bound()).as("a window that gave some up").isNotNull();

    Layouts.check(STATES, state);

    LearnState read = Layouts.roundTrip(STATES, state);
    assertThat(read.champion().version()).isEqualTo(state.champion().version());
    assertThat(read.trainingRows()).isEqualTo(state.trainingRows());
    assertThat(read.trainingWindowEnd()).isEqualTo(1_000);
    assertThat(read.nextWindowEnd()).isEqualTo(2_000);
    assertThat(SampleStream.described(List.copyOf(read.trainingSet())))
        .isEqualTo(SampleStream.described(List.copyOf(state.trainingSet())));
  }

  @Test
  void stateAfterARefusalAndAPromotion() {
    LearnerStory story = LearnerStory.cold(PLAN).normal(0, 30).normal(1_000, 30);
    story.trainer(Trainers.diverging()).close();
    Layouts.check(STATES, story.state());

    story.trainer(new ShrinkTrainer()).close();

    Layouts.check(STATES, story.state());
  }

  @Test
  void stateWithWindowsOnProbation() {
    LearnerStory story =
        LearnerStory.warm(Plans.onProbation(PLAN, 5_000), Models.champion(3, -1_000));
    story.values("a", 0, 1, 2, Models.valueOf(1e-4)).values("b", 500, 3, Float.NaN).close();

    Layouts.check(STATES, story.state());

    Probation read = Layouts.roundTrip(STATES, story.state()).probation();
    assertThat(read.alarming()).containsExactly(SampleUnit.of("a", 0));
    assertThat(SampleStream.described(read.waiting()))
        .containsExactly(SampleUnit.of("b", 500) + " [[3.0], [NaN]]");
  }

  @Test
  void copySharesNothingThatChanges() {
    LearnerStory story = busy();
    byte[] before = Layouts.bytes(STATES, story.state());
    LearnState copy = STATES.copy(story.state());
    assertThat(Layouts.bytes(STATES, copy)).isEqualTo(before);

    story.values("a", 7_000, 4).values("a", 9_000, 5);
    story.learner().conclude(story.state(), TrainingOutcome.failed("for the sake of change"));

    assertThat(Layouts.bytes(STATES, copy)).isEqualTo(before);
  }

  @Test
  void immutableValuesAreTheirOwnCopies() {
    Sample sample = new Sample(SLOT, 0, SampleUnit.of("a", 0), new float[1]);
    ModelDecision decision = ModelDecision.empty(SLOT, 0);

    assertThat(SAMPLES.copy(sample)).isSameAs(sample);
    assertThat(DECISIONS.copy(decision)).isSameAs(decision);
  }

  @Test
  void storedStateCanNameEachCodecAndItsType() throws ReflectiveOperationException {
    for (Codec<?> codec : List.of(SAMPLES, DECISIONS, STATES)) {
      assertThat(codec.getClass().getConstructor().newInstance().type()).isEqualTo(codec.type());
    }
    assertThat(SAMPLES.type()).isEqualTo(Sample.class);
    assertThat(DECISIONS.type()).isEqualTo(ModelDecision.class);
    assertThat(STATES.type()).isEqualTo(LearnState.class);
  }
}
