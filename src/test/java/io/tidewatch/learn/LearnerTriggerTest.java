package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.DetectorModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a challenger is trained, in a slot whose champion was trained up to time 0. */
class LearnerTriggerTest {

  private static final RetrainPlan ON_SCHEDULE = new RetrainPlan(3, 0, 0);
  private static final RetrainPlan ON_COUNT = new RetrainPlan(0, 45, 0);
  private static final RetrainPlan ON_DRIFT = new RetrainPlan(0, 0, 0.25);

  private final DetectorModel champion = Models.champion(1, 0);

  private LearnerStory story(RetrainPlan retrain) {
    return LearnerStory.warm(Plans.learning(retrain), champion);
  }

  /** In each of some training windows, one entity sends twenty records as usual. */
  private static LearnerStory usual(LearnerStory story, int fromWindow, int toWindow) {
    for (int window = fromWindow; window < toWindow; window++) {
      story.values("pump-1", window * 1_000L, Models.usual(20));
    }
    return story;
  }

  private static List<Trigger> triggers(LearnerStory story) {
    return story.closeUntil(Long.MAX_VALUE).stream().map(ModelDecision::trigger).toList();
  }

  private static float[] withPValues(double from, double to) {
    float[] values = new float[20];
    for (int i = 0; i < 20; i++) {
      values[i] = Models.valueOf(from + (to - from) * (i + 0.5) / 20);
    }
    return values;
  }

  @Test
  void withoutAnyRuleNothingIsEverTrained() {
    assertThat(triggers(usual(story(Plans.NEVER), 0, 6))).containsOnly(Trigger.NONE);
  }

  @Test
  void scheduleCountsTrainingWindowsFromTheLastTraining() {
    assertThat(triggers(usual(story(ON_SCHEDULE).trainer(Trainers.constant()), 0, 7)))
        .containsExactly(
            Trigger.NONE,
            Trigger.NONE,
            Trigger.SCHEDULE,
            Trigger.NONE,
            Trigger.NONE,
            Trigger.SCHEDULE,
            Trigger.NONE);
  }

  @Test
  void scheduleIsOfEventTimeSoThatSilentWindowsCount() {
    LearnerStory story = usual(story(ON_SCHEDULE), 1, 2);
    usual(story, 5, 6);

    assertThat(triggers(story)).containsExactly(Trigger.NONE, Trigger.SCHEDULE);
  }

  @Test
  void scheduleWaitsForNewRows() {
    LearnerStory story = usual(story(ON_SCHEDULE), 0, 3).trainer(Trainers.constant());
    assertThat(triggers(story)).last().isEqualTo(Trigger.SCHEDULE);

    for (int window = 3; window < 8; window++) {
      story.values("pump-1", window * 1_000L, 30, 30, 30);
    }

    assertThat(triggers(story)).as("only suspect windows").containsOnly(Trigger.NONE);
  }

  @Test
  void countIsOfNewNormalRows() {
    assertThat(triggers(usual(story(ON_COUNT).trainer(Trainers.constant()), 0, 7)))
        .containsExactly(
            Trigger.NONE,
            Trigger.NONE,
            Trigger.COUNT,
            Trigger.NONE,
            Trigger.NONE,
            Trigger.COUNT,
            Trigger.NONE);
  }

  @Test
  void countLeavesOutSuspectWindows() {
    LearnerStory story = usual(story(ON_COUNT), 0, 2);
    story.values("faulty", 500, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30);

    assertThat(triggers(story)).containsOnly(Trigger.NONE);
  }

  @Test
  void driftIsADistanceFromUniformBeyondThePlans() {
    LearnerStory story = usual(story(ON_DRIFT), 0, 1);
    story.values("pump-1", 1_000, withPValues(0.2, 1));
    story.values("pump-1", 2_000, withPValues(0.3, 1));

    List<ModelDecision> decisions = story.closeUntil(Long.MAX_VALUE);

    assertThat(decisions)
        .extracting(ModelDecision::trigger)
        .containsExactly(Trigger.NONE, Trigger.NONE, Trigger.DRIFT);
    assertThat(decisions.get(0).driftDistance()).isBetween(0.024, 0.026);
    assertThat(decisions.get(1).driftDistance()).isBetween(0.2, 0.25);
    assertThat(decisions.get(2).driftDistance()).isBetween(0.3, 0.35);
  }

  @Test
  void driftGoesBothWays() {
    LearnerStory story = usual(story(ON_DRIFT), 0, 1);
    story.values("pump-1", 1_000, withPValues(0.02, 0.6));

    assertThat(triggers(story)).containsExactly(Trigger.NONE, Trigger.DRIFT);
  }

  @Test
  void driftIsLookedForInSuspectWindowsToo() {
    LearnerStory story = usual(story(ON_DRIFT), 0, 2);
    for (String entity : List.of("a", "b", "c")) {
      story.values(entity, 1_000, 30, 30, 30, 30, 30);
    }

    ModelDecision second = story.closeUntil(Long.MAX_VALUE).get(1);

    assertThat(second.suspectWindows()).isEqualTo(3);
    assertThat(second.driftDistance()).isGreaterThan(0.4);
    assertThat(second.trigger()).isEqualTo(Trigger.DRIFT);
  }

  @Test
  void driftWithoutAnyNormalRowSinceTheLastTrainingIsNotTrainedFor() {
    LearnerStory drifting = usual(story(ON_DRIFT).trainer(Trainers.constant()), 0, 1);
    drifting.values("pump-1", 1_000, withPValues(0.5, 1));
    for (int window = 2; window < 6; window++) {
      drifting.values("pump-1", window * 1_000L, 30, 30, 30, 30);
    }

    assertThat(triggers(drifting))
        .containsExactly(
            Trigger.NONE, Trigger.DRIFT, Trigger.NONE, Trigger.NONE, Trigger.NONE, Trigger.NONE);
  }

  @Test
  void nothingIsTrainedBeforeThereAreTheRowsOfAWarmUp() {
    List<RetrainPlan> plans =
        List.of(new RetrainPlan(1, 0, 0), new RetrainPlan(0, 1, 0), new RetrainPlan(0, 0, 0.01));
    for (RetrainPlan plan : plans) {
      LearnerStory story = story(plan).values("pump-1", 0, Models.usual(19));

      assertThat(triggers(story)).as("%s", plan).containsExactly(Trigger.NONE);
    }
  }

  @Test
  void refusedChallengerLeavesTheChampion() {
    LearnerStory story = usual(story(ON_SCHEDULE), 0, 3).trainer(Trainers.constant());

    ModelDecision refused = story.closeUntil(Long.MAX_VALUE).get(2);

    assertThat(refused.verdict()).isEqualTo(Verdict.COLLAPSED);
    assertThat(refused.verdict().refused()).isTrue();
    assertThat(refused.trigger()).isEqualTo(Trigger.SCHEDULE);
    assertThat(refused.model()).isNull();
    assertThat(story.state().champion()).isSameAs(champion);
  }

  @Test
  void afterARefusalTheNextScheduleWaitsItsTurn() {
    List<Verdict> verdicts = new ArrayList<>();
    LearnerStory story = usual(story(ON_SCHEDULE), 0, 7).trainer(Trainers.diverging());
    story.closeUntil(3_999).forEach(decision -> verdicts.add(decision.verdict()));
    story.trainer((rows, spec, seed) -> Models.diagonal(0.5f));
    story.closeUntil(Long.MAX_VALUE).forEach(decision -> verdicts.add(decision.verdict()));

    assertThat(verdicts)
        .containsExactly(
            Verdict.NOT_DUE,
            Verdict.NOT_DUE,
            Verdict.FAILED,
            Verdict.NOT_DUE,
            Verdict.NOT_DUE,
            Verdict.PROMOTED,
            Verdict.NOT_DUE);
  }
}
