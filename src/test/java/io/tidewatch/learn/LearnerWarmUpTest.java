package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.DetectorModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a slot comes to its first model. */
class LearnerWarmUpTest {

  private static final LearningPlan PLAN = Plans.learning(new RetrainPlan(3, 0, 0));

  @Test
  void whileItWarmsUpItSaysHowFarItIs() {
    LearnerStory story = LearnerStory.cold(PLAN).normal(0, 12);

    ModelDecision decision = story.close();

    assertThat(decision.slot()).isEqualTo(Models.SLOT);
    assertThat(decision.windowEnd()).isEqualTo(1_000);
    assertThat(decision.verdict()).isEqualTo(Verdict.WARMING_UP);
    assertThat(decision.trigger()).isEqualTo(Trigger.NONE);
    assertThat(decision.model()).isNull();
    assertThat(decision.rows()).isEqualTo(12);
    assertThat(decision.detail()).isEqualTo("12 of 20 rows of the warm-up");
  }

  @Test
  void withoutAModelEveryWindowIsNormalAndNothingDrifts() {
    LearnerStory story = LearnerStory.cold(PLAN).normal(0, 12).row("faulty", 0, 1e6f, -1e6f);

    ModelDecision decision = story.close();

    assertThat(decision.normalWindows()).isEqualTo(5);
    assertThat(decision.suspectWindows()).isZero();
    assertThat(decision.driftDistance()).isZero();
  }

  @Test
  void firstModelIsTrainedAsSoonAsItIsWarm() {
    LearnerStory story = LearnerStory.cold(PLAN).normal(0, 12).normal(1_000, 7).normal(2_000, 1);

    List<ModelDecision> decisions = story.closeUntil(2_999);

    assertThat(decisions)
        .extracting(ModelDecision::verdict)
        .containsExactly(Verdict.WARMING_UP, Verdict.WARMING_UP, Verdict.PROMOTED);
    ModelDecision first = decisions.get(2);
    assertThat(first.windowEnd()).isEqualTo(3_000);
    assertThat(first.trigger()).isEqualTo(Trigger.FIRST);
    assertThat(first.model().version().number()).isEqualTo(1);
    assertThat(first.model().provenance().windowEnd()).isEqualTo(3_000);
    assertThat(first.rows()).isEqualTo(20);
    assertThat(story.state().champion()).isSameAs(first.model());
  }

  @Test
  void afterTheFirstModelItSaysThatNoTrainingIsDue() {
    LearnerStory story = LearnerStory.cold(PLAN).normal(0, 20).normal(1_000, 12);

    ModelDecision second = story.closeUntil(1_999).get(1);

    assertThat(second.verdict()).isEqualTo(Verdict.NOT_DUE);
    assertThat(second.detail()).isEqualTo("no training due");
  }

  @Test
  void firstTrainingThatFailedIsDueAgainAtTheNextWindow() {
    LearnerStory story = LearnerStory.cold(PLAN).trainer(Trainers.diverging()).normal(0, 20);
    ModelDecision failed = story.close();
    assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.detail()).contains("loss must be finite, but was NaN");

    ModelDecision next = story.trainer(new ShrinkTrainer()).normal(1_000, 1).close();

    assertThat(next.verdict()).isEqualTo(Verdict.PROMOTED);
    assertThat(next.model().version().number()).isEqualTo(1);
  }

  @Test
  void firstModelThatCollapsedIsNotPromoted() {
    LearnerStory story = LearnerStory.cold(PLAN).trainer(Trainers.constant()).normal(0, 20);

    assertThat(story.close().verdict()).isEqualTo(Verdict.COLLAPSED);
    assertThat(story.state().champion()).isNull();
  }

  /** No window fits twice into the capacity, and none fills the warm-up alone. */
  @Test
  void warmUpEndsHoweverSmallTheCapacity() {
    LearnerStory story =
        LearnerStory.cold(Plans.learning(Plans.SAMPLING, Plans.NEVER, 100, 100))
            .normal(0, 60)
            .normal(1_000, 60);

    assertThat(story.closeUntil(1_999))
        .extracting(ModelDecision::verdict)
        .containsExactly(Verdict.WARMING_UP, Verdict.PROMOTED);
  }

  @Test
  void slotThatBeginsWithAModelGathersItsOwnRowsBeforeItTrains() {
    DetectorModel earlier = Models.champion(7, -60_000);
    LearnerStory story =
        LearnerStory.warm(PLAN, earlier)
            .values("a", 0, Models.usual(10))
            .values("a", 1_000, Models.usual(9));

    assertThat(story.closeUntil(1_999))
        .extracting(ModelDecision::verdict)
        .containsExactly(Verdict.NOT_DUE, Verdict.NOT_DUE);
    assertThat(story.state().champion()).isSameAs(earlier);
  }

  @Test
  void slotThatBeginsWithAModelContinuesItsNumber() {
    DetectorModel earlier = Models.champion(7, -60_000);
    LearnerStory story = LearnerStory.warm(PLAN, earlier).values("a", 0, Models.usual(20));

    ModelDecision decision = story.close();

    assertThat(decision.trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(decision.verdict()).isEqualTo(Verdict.PROMOTED);
    assertThat(decision.model().version().number()).isEqualTo(8);
    assertThat(decision.model().provenance().parent()).isEqualTo(earlier.version().toString());
  }

  @Test
  void numbersCountPromotionsNotTrainings() {
    LearnerStory story = LearnerStory.cold(PLAN).normal(0, 20).normal(3_000, 20).normal(6_000, 20);
    story.close();
    assertThat(story.trainer(Trainers.diverging()).close().verdict()).isEqualTo(Verdict.FAILED);

    ModelDecision third = story.trainer(new ShrinkTrainer()).close();

    assertThat(third.model().version().number()).isEqualTo(2);
  }
}
