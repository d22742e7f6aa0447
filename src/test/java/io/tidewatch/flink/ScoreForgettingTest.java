package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static io.tidewatch.flink.ScoreHarness.decision;
import static io.tidewatch.flink.ScoreHarness.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.Score;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/** What scoring remembers of an entity is forgotten once it has been silent for a minute. */
class ScoreForgettingTest {

  private static final DetectorPlan PLAN =
      Pumps.following(ModelScope.STREAM, new Forgetting(MINUTE));
  private static final DetectorModel MODEL = Pumps.model("stream", 1, NOON);

  private final Restarts<ScoreHarness, Score> restarts =
      new Restarts<>(() -> new ScoreHarness(PLAN, Map.of()), Stages.SCORE);

  private static Input<ScoreHarness> far(String entity, long time) {
    FeatureVector vector = Pumps.vector(entity, "", time, 50, 1, -20);
    return element(Pumps.withLevel(vector, new float[] {50, 1, -20}, true));
  }

  private static Input<ScoreHarness> near(String entity, long time) {
    FeatureVector vector = Pumps.vector(entity, "", time, 5, 1, -2);
    return element(Pumps.withLevel(vector, new float[] {5, 1, -2}, true));
  }

  private static Input<ScoreHarness> watermark(long time) {
    return harness -> {
      harness.processWatermark(time);
      harness.processBroadcastWatermark(new Watermark(time));
    };
  }

  @Test
  void silentEntitiesLeaveNothingBehindHoweverManyTheyAre() throws Exception {
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      decision(Pumps.promoted(MODEL)).into(harness);
      for (int i = 0; i < 1_000; i++) {
        far("new-" + i, NOON).into(harness);
      }
      assertThat(Restarts.keys(harness, Stages.entity().getName())).hasSize(1_000);
      watermark(NOON + 2 * MINUTE).into(harness);
      assertThat(Restarts.keys(harness, Stages.entity().getName())).isEmpty();
      assertThat(Restarts.keys(harness, Stages.heardOf().getName())).isEmpty();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void anEntityThatIsHeardOfIsRememberedAndHasFewTimers() throws Exception {
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      decision(Pumps.promoted(MODEL)).into(harness);
      for (int second = 0; second < 80; second++) {
        far("pump-1", NOON + second * SECOND).into(harness);
        watermark(NOON + second * SECOND).into(harness);
        assertThat(Restarts.keys(harness, Stages.entity().getName())).containsExactly("pump-1");
        assertThat(harness.numEventTimeTimers()).isLessThanOrEqualTo(6);
      }
    }
  }

  @Test
  void anEntityBeginsAnewAfterItsSilenceWheneverTheStateIsLookedAt() throws Exception {
    long back = NOON + 80 * SECOND;
    List<Input<ScoreHarness>> seldom =
        List.of(decision(Pumps.promoted(MODEL)), far("a", NOON), near("a", back));
    List<Input<ScoreHarness>> often =
        List.of(
            decision(Pumps.promoted(MODEL)), far("a", NOON), watermark(back - 1), near("a", back));
    List<Input<ScoreHarness>> first = List.of(decision(Pumps.promoted(MODEL)), near("a", back));

    Restarts<ScoreHarness, Score> remembering =
        new Restarts<>(
            () -> new ScoreHarness(Pumps.following(ModelScope.STREAM), Map.of()), Stages.SCORE);

    List<Score> late = restarts.uninterrupted(Backend.HEAP, seldom).values();
    assertThat(late.get(1).error())
        .isNotEqualTo(remembering.uninterrupted(Backend.HEAP, seldom).values().get(1).error());
    assertThat(late.get(1).error())
        .isEqualTo(restarts.uninterrupted(Backend.HEAP, often).values().get(1).error())
        .isEqualTo(restarts.uninterrupted(Backend.HEAP, first).values().get(0).error());
  }

  @Test
  void whatWaitedForADecisionIsForgottenToo() throws Exception {
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      far("a", NOON).into(harness);
      watermark(NOON + 2 * MINUTE).into(harness);
      decision(Pumps.promoted(MODEL)).into(harness);
      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(Restarts.keys(harness, Stages.entity().getName())).containsExactly("a");

      watermark(NOON + 9 * MINUTE).into(harness);
      assertThat(Restarts.keys(harness, Stages.entity().getName())).isEmpty();
      assertThat(Restarts.keys(harness, Stages.heardOf().getName())).isEmpty();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void restartsChangeNothingInWhatIsForgotten() throws Exception {
    List<Input<ScoreHarness>> inputs = new ArrayList<>();
    inputs.add(decision(Pumps.promoted(MODEL)));
    for (int second : new int[] {0, 10, 80, 85}) {
      inputs.add(
          second % 20 == 0 ? far("a", NOON + second * SECOND) : near("a", NOON + second * SECOND));
      inputs.add(watermark(NOON + second * SECOND));
    }
    assertThat(restarts.restartedAfterEach(Backend.HEAP, inputs).bytes())
        .isEqualTo(restarts.uninterrupted(Backend.HEAP, inputs).bytes());
  }
}
