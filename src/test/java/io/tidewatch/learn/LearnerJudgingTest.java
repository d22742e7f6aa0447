package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learned from, once there is a champion to judge by. */
class LearnerJudgingTest {

  private static final float RARE = Models.valueOf(5e-7);
  private static final float UNUSUAL = Models.valueOf(0.005);

  private static LearnerStory story() {
    return story(Plans.CAPACITY);
  }

  private static LearnerStory story(int capacity) {
    LearningPlan plan = Plans.learning(Plans.SAMPLING, Plans.NEVER, Plans.WARM_UP, capacity);
    return LearnerStory.warm(plan, Models.champion(1, 0));
  }

  private static List<String> learnedFrom(LearnerStory story) {
    return story.state().trainingSet().stream()
        .map(
            window ->
                window.unit().entity()
                    + "@"
                    + window.unit().start()
                    + ": "
                    + window.rows().stream().map(row -> (int) row[0]).toList())
        .toList();
  }

  @Test
  void normalWindowsAreLearnedFromSuspectOnesAreNot() {
    LearnerStory story = story();
    story.values("well", 0, 1, 2, 3, 4, 5);
    story.values("faulty", 0, 1, 2, 3, UNUSUAL, UNUSUAL);

    ModelDecision decision = story.close();

    assertThat(learnedFrom(story)).containsExactly("well@0: [1, 2, 3, 4, 5]");
    assertThat(decision.normalWindows()).isEqualTo(1);
    assertThat(decision.suspectWindows()).isEqualTo(1);
    assertThat(decision.rows()).isEqualTo(5);
  }

  @Test
  void entityIsSuspectOnlyInTheWindowsInWhichItMisbehaves() {
    LearnerStory story = story();
    story.values("pump-1", 0, 1, 2).values("pump-1", 500, 40, 41).values("pump-1", 1_000, 3);

    story.closeUntil(Long.MAX_VALUE);

    assertThat(learnedFrom(story)).containsExactly("pump-1@0: [1, 2]", "pump-1@1000: [3]");
  }

  @Test
  void asManyUnusualRowsAsTheShareAllowsAreStillNormal() {
    LearnerStory story = story().values("pump-1", 0, 1, 2, 3, 4, UNUSUAL);

    assertThat(story.close().suspectWindows()).isZero();
    assertThat(story.state().trainingRows()).isEqualTo(5);
  }

  @Test
  void rowsFarRarerThanTheFalseAlarmRateAreLeftOutOfNormalWindows() {
    LearnerStory story = story().values("pump-1", 0, 1, 2, RARE, 3, 4);

    ModelDecision decision = story.close();

    assertThat(learnedFrom(story)).containsExactly("pump-1@0: [1, 2, 3, 4]");
    assertThat(decision.normalWindows()).isEqualTo(1);
    assertThat(decision.rows()).isEqualTo(4);
  }

  @Test
  void normalWindowOfWhichNoRowIsLeftIsNotKept() {
    LearningPlan plan =
        new LearningPlan(
            "pumps",
            Plans.SAMPLING,
            Plans.NEVER,
            0,
            20,
            200,
            HoldOutPlan.once(0.25),
            new CautionPlan(1, 0.1, 0, 0, 0),
            0.001,
            Plans.learning(Plans.NEVER).spec(),
            Measure.ROOT_MEAN_SQUARE,
            42,
            null);
    LearnerStory story = LearnerStory.warm(plan, Models.champion(1, 0)).values("a", 0, RARE, RARE);

    ModelDecision decision = story.close();

    assertThat(decision.normalWindows()).isEqualTo(1);
    assertThat(learnedFrom(story)).isEmpty();
  }

  @Test
  void newChampionJudgesTheNextWindow() {
    LearningPlan plan = Plans.learning(new RetrainPlan(0, 20, 0));
    LearnerStory story = LearnerStory.warm(plan, Models.champion(1, 0));
    story.values("pump-1", 0, Models.usual(20)).values("pump-1", 1_000, 30, 30);

    assertThat(story.close().verdict()).isEqualTo(Verdict.PROMOTED);
    assertThat(story.close().suspectWindows()).as("judged by the challenger").isEqualTo(1);
  }

  @Test
  void oldestWindowsAreForgottenWhileTheRestFillsTheCapacity() {
    LearnerStory story = story(20);
    for (int window = 0; window < 6; window++) {
      story.values("pump-1", window * 1_000L, window, window, window, window, window, window);
    }

    story.closeUntil(Long.MAX_VALUE);

    assertThat(learnedFrom(story))
        .containsExactly(
            "pump-1@2000: [2, 2, 2, 2, 2, 2]",
            "pump-1@3000: [3, 3, 3, 3, 3, 3]",
            "pump-1@4000: [4, 4, 4, 4, 4, 4]",
            "pump-1@5000: [5, 5, 5, 5, 5, 5]");
    assertThat(story.state().trainingRows()).isEqualTo(24);
  }

  @Test
  void whatIsHeldNeverGrowsBeyondTheCapacityAndAWindow() {
    LearnerStory story = story(50);
    for (int window = 0; window < 200; window++) {
      story.values("pump-" + window % 3, window * 1_000L, new float[1 + window % 17]);
      story.closeUntil(Long.MAX_VALUE);

      assertThat(story.state().trainingRows()).isLessThan(50 + 17);
      if (window > 20) {
        assertThat(story.state().trainingRows()).isGreaterThanOrEqualTo(50);
      }
    }
  }

  @Test
  void windowLargerThanTheCapacityIsLearnedFromWhole() {
    LearnerStory story = story(20);
    story.values("pump-1", 0, 1, 1).values("pump-1", 1_000, new float[70]);

    story.closeUntil(Long.MAX_VALUE);

    assertThat(story.state().trainingRows()).isEqualTo(70);
  }
}
