package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import org.junit.jupiter.api.Test;

/** An entity of its own model that falls silent: it is forgotten after two seconds. */
class LearnerRetirementTest {

  private static final Retirement RETIREMENT =
      new Retirement(
          new SlotPlan(ModelScope.ENTITY, 1, 10),
          new Forgetting(2_000),
          Plans.SAMPLING.windowMillis());

  private final LearnerStory story =
      LearnerStory.retiring(Plans.learning(new RetrainPlan(1, 0, 0)), RETIREMENT, null);
  private final Learner learner = story.learner();
  private final LearnState state = story.state();

  private void promoteOnce() {
    story.normal(0, 30);
    assertThat(story.close().verdict()).isEqualTo(Verdict.PROMOTED);
  }

  @Test
  void theSlotIsGivenUpOnceItHasBeenSilentForLongEnough() {
    promoteOnce();

    assertThat(learner.retire(state, 2_998)).isEmpty();
    assertThat(learner.retire(state, 2_999)).contains(ModelDecision.empty(Models.SLOT, 3_000));
  }

  @Test
  void aSlotWithOpenWindowsIsKept() {
    promoteOnce();
    story.normal(2_000, 1);

    assertThat(learner.retire(state, 9_999)).isEmpty();
  }

  @Test
  void aSlotThatIsTrainedForIsKeptUntilThatIsDecided() {
    story.normal(0, 30);
    TrainingJob job = story.beginTraining();
    assertThat(learner.retire(state, 9_999)).isEmpty();

    learner.conclude(state, job.run(new ShrinkTrainer()));

    assertThat(learner.retire(state, 9_999)).isPresent();
  }

  @Test
  void whoeverComesBackAfterwardsBeginsAnew() {
    promoteOnce();
    story.normal(3_000, 5);

    ModelDecision decision = story.close();

    assertThat(decision.verdict()).isEqualTo(Verdict.WARMING_UP);
    assertThat(decision.rows()).isEqualTo(5);
    assertThat(state.champion()).isNull();
  }

  @Test
  void itMakesNoDifferenceWhetherTheTimeBetweenWasClearedBefore() {
    promoteOnce();
    story.normal(3_000, 5);
    assertThat(learner.clear(state, 3_000)).isPresent();

    assertThat(story.close().verdict()).isEqualTo(Verdict.WARMING_UP);
    assertThat(story.normal(4_000, 30).close().model().version().number()).isEqualTo(1);
  }

  @Test
  void whoeverComesBackInTimeGoesOn() {
    promoteOnce();
    story.normal(2_000, 5);

    assertThat(story.close().verdict()).isNotEqualTo(Verdict.WARMING_UP);
    assertThat(state.champion()).isNotNull();
  }

  @Test
  void aModelOfAnEarlierRunIsUsedUnlessItsEntityWasForgottenSince() {
    DetectorModel warm = Models.champion(3, 1_000);

    assertThat(learner.begin(Models.SLOT, warm, sampleAt(2_999)).champion()).isSameAs(warm);
    assertThat(learner.begin(Models.SLOT, warm, sampleAt(3_000)).champion()).isNull();
    assertThat(learner.begin(Models.SLOT, null, sampleAt(0)).champion()).isNull();
  }

  @Test
  void aModelOfAnEarlierRunThatIsAheadOfTheRecordsIsKeptAsLong() {
    LearnerStory warm =
        LearnerStory.retiring(
            Plans.learning(new RetrainPlan(1, 0, 0)), RETIREMENT, Models.champion(3, 9_000));
    warm.normal(0, 5).close();
    warm.normal(8_000, 5).close();

    assertThat(warm.state().champion()).isNotNull();
    assertThat(warm.learner().retire(warm.state(), 10_998)).isEmpty();
    assertThat(warm.learner().retire(warm.state(), 10_999)).isPresent();
  }

  private static Sample sampleAt(long time) {
    return LearnerStory.sample(Plans.SAMPLING, "a", time, 1);
  }
}
