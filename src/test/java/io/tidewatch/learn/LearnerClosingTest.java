package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When windows are closed, and what is said of the time before them. */
class LearnerClosingTest {

  private final LearnerStory story = LearnerStory.cold(Plans.learning(new RetrainPlan(1, 0, 0)));
  private final Learner learner = story.learner();
  private final LearnState state = story.state();

  private Optional<Long> cleared(long time) {
    return learner.clear(state, time).map(ModelDecision::windowEnd);
  }

  @Test
  void windowIsClosableFromItsLastMillisecondOn() {
    story.normal(0, 1);

    assertThat(learner.closable(state, 998)).isFalse();
    assertThat(learner.closable(state, 999)).isTrue();
    assertThat(learner.closable(state, Long.MAX_VALUE)).isTrue();
  }

  @Test
  void nothingIsClosableWhereNothingIsOpen() {
    assertThat(learner.closable(state, Long.MIN_VALUE)).isFalse();
    assertThat(learner.closable(state, 999)).isFalse();
    assertThat(learner.closable(state, Long.MAX_VALUE)).isFalse();
    assertThat(story.normal(0, 1).closeUntil(Long.MAX_VALUE)).hasSize(1);
    assertThat(learner.closable(state, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void windowsAreClosedInOrderOfTime() {
    story.normal(5_000, 1).normal(-1_000, 1).normal(2_000, 1);

    assertThat(story.closeUntil(Long.MAX_VALUE))
        .extracting(ModelDecision::windowEnd)
        .containsExactly(0L, 3_000L, 6_000L);
  }

  @Test
  void noWindowIsClosedDuringATraining() {
    story.normal(0, 30).normal(1_000, 1);
    TrainingJob job = story.beginTraining();
    assertThat(state.training()).isTrue();
    assertThat(state.trainingWindowEnd()).isEqualTo(1_000);
    assertThat(learner.closable(state, Long.MAX_VALUE)).isFalse();
    assertThat(state.decidedUntil()).isLessThan(1_000);

    ModelDecision decision = learner.conclude(state, job.run(new ShrinkTrainer()));

    assertThat(decision.windowEnd()).isEqualTo(1_000);
    assertThat(state.training()).isFalse();
    assertThat(state.decidedUntil()).isEqualTo(1_000);
    assertThat(learner.closable(state, Long.MAX_VALUE)).isTrue();
  }

  @Test
  void samplesThatComeDuringATrainingWaitForTheirOwnWindow() {
    story.normal(0, 30);
    TrainingJob job = story.beginTraining();

    story.normal(1_000, 3);

    assertThat(learner.job(state).rows()).isEqualTo(30);
    assertThat(learner.conclude(state, job.run(new ShrinkTrainer())).rows()).isEqualTo(30);
    assertThat(story.close().windowEnd()).isEqualTo(2_000);
  }

  @Test
  void sampleOfAClosedWindowIsIgnored() {
    story.normal(0, 5).close();

    story.normal(0, 3).normal(-5_000, 3);

    assertThat(state.nextWindowEnd()).isEqualTo(Long.MAX_VALUE);
    assertThat(state.trainingRows()).isEqualTo(5);
  }

  @Test
  void sampleOfTheWindowThatIsTrainedForIsIgnored() {
    story.normal(0, 30);
    TrainingJob job = story.beginTraining();

    story.normal(0, 3).normal(-5_000, 3);

    assertThat(state.nextWindowEnd()).isEqualTo(Long.MAX_VALUE);
    learner.conclude(state, job.run(new ShrinkTrainer()));
    assertThat(story.closeUntil(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void timeBeforeTheOldestWindowIsClearedOnce() {
    story.normal(5_000, 1);

    assertThat(cleared(4_998)).as("a sample at 4999 may come").isEmpty();
    assertThat(cleared(4_999)).contains(5_000L);
    assertThat(cleared(4_999)).as("no news").isEmpty();
    assertThat(cleared(5_500)).as("no news").isEmpty();
    assertThat(state.decidedUntil()).isEqualTo(5_000);
  }

  @Test
  void emptyDecisionSaysNothingElse() {
    story.normal(5_000, 1);

    ModelDecision empty = learner.clear(state, 4_999).orElseThrow();

    assertThat(empty).isEqualTo(ModelDecision.empty(Models.SLOT, 5_000));
    assertThat(empty.verdict()).isEqualTo(Verdict.EMPTY);
    assertThat(empty.verdict().refused()).isFalse();
    assertThat(empty.model()).isNull();
  }

  @Test
  void whereNothingIsOpenNothingIsCleared() {
    assertThat(cleared(Long.MIN_VALUE)).isEmpty();
    assertThat(cleared(4_999)).isEmpty();
    assertThat(cleared(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void windowRightAfterADecidedOneNeedsNoClearing() {
    story.normal(0, 1).normal(1_000, 1).close();

    assertThat(cleared(1_500)).isEmpty();
  }

  @Test
  void gapAfterADecidedWindowIsCleared() {
    story.normal(0, 1).normal(7_000, 1).close();

    assertThat(cleared(6_999)).contains(7_000L);
  }

  @Test
  void nothingIsClearedDuringATraining() {
    story.normal(0, 30).normal(7_000, 1);
    TrainingJob job = story.beginTraining();

    assertThat(cleared(6_999)).isEmpty();

    learner.conclude(state, job.run(new ShrinkTrainer()));
    assertThat(cleared(6_999)).contains(7_000L);
  }

  @Test
  void clearedTimeIsClosedToLateSamples() {
    story.normal(5_000, 1);
    learner.clear(state, 4_999);

    story.normal(4_000, 1);

    assertThat(story.closeUntil(Long.MAX_VALUE))
        .extracting(ModelDecision::windowEnd)
        .isEqualTo(List.of(6_000L));
  }

  @Test
  void slotsKnowNothingOfEachOther() {
    LearnState other = new LearnState("other", null);
    story.normal(0, 30);
    learner.add(other, LearnerStory.sample(Plans.SAMPLING, "pump-1", 0, 1, 2));

    story.beginTraining();

    assertThat(learner.closable(other, 999)).isTrue();
    assertThat(((Learner.Step.Decided) learner.close(other)).decision().slot()).isEqualTo("other");
  }
}
