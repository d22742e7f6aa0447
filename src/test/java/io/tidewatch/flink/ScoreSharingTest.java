package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static io.tidewatch.flink.ScoreHarness.decision;
import static io.tidewatch.flink.ScoreHarness.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.Score;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.AdmissionDecision;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entities that share a model until each has its own. */
class ScoreSharingTest {

  private static final DetectorModel SHARED = Pumps.model("shared", 1, NOON);

  /** Holds from half a minute after its window's end. */
  private static final DetectorModel OWN = Pumps.model("a", 2, NOON);

  private static final long OWN_FROM = NOON + 30 * SECOND;

  private final Restarts<ScoreHarness, Score> restarts =
      new Restarts<>(
          () -> new ScoreHarness(Pumps.sharing(100, 10, Forgetting.NEVER), Map.of()), Stages.SCORE);

  /** Who may have a model of their own is decided until two minutes after the window's end. */
  private static Input<ScoreHarness> admitted(long windowEnd, String... entities) {
    return decision(new AdmissionDecision(windowEnd, List.of(), List.of(entities), 0));
  }

  private static Input<ScoreHarness> retired(long windowEnd, String... entities) {
    return decision(new AdmissionDecision(windowEnd, List.of(entities), List.of(), 0));
  }

  private List<String> models(List<Input<ScoreHarness>> inputs) throws Exception {
    return restarts.uninterrupted(Backend.HEAP, inputs).values().stream()
        .map(ScoreSharingTest::by)
        .toList();
  }

  private static String by(Score score) {
    String time = score.vector().time() - NOON + "ms";
    return score.vector().entity() + " at " + time + " by " + score.version().number();
  }

  @Test
  void newcomersAreScoredByTheSharedModelWithoutWaitingForTheirOwn() throws Exception {
    assertThat(
            models(
                List.of(
                    element(Pumps.unknown("a", NOON)),
                    decision(Pumps.promoted(SHARED)),
                    element(Pumps.unknown("b", NOON + SECOND)))))
        .containsExactly("a at 0ms by 1", "b at 1000ms by 1");
  }

  @Test
  void aKnownEntityIsScoredByTheSharedModelUntilItsOwnHolds() throws Exception {
    assertThat(
            models(
                List.of(
                    decision(Pumps.promoted(SHARED)),
                    admitted(NOON - MINUTE, "a"),
                    admitted(NOON),
                    decision(Pumps.promoted(OWN)),
                    element("a", OWN_FROM - 1),
                    element("a", OWN_FROM),
                    element(Pumps.unknown("b", OWN_FROM)))))
        .containsExactly("a at 29999ms by 1", "a at 30000ms by 2", "b at 30000ms by 1");
  }

  @Test
  void aKnownEntityWaitsUntilItIsDecidedWhetherItHasAModelOfItsOwn() throws Exception {
    assertThat(
            models(
                List.of(
                    decision(Pumps.promoted(SHARED)),
                    admitted(NOON - MINUTE, "a"),
                    element("a", NOON),
                    element(Pumps.unknown("b", NOON + SECOND)),
                    decision(Pumps.kept("a", NOON)))))
        .containsExactly("b at 1000ms by 1", "a at 0ms by 1");
  }

  @Test
  void aKnownEntityWaitsUntilItIsDecidedWhetherItIsAdmitted() throws Exception {
    assertThat(
            models(
                List.of(
                    decision(Pumps.promoted(SHARED)),
                    element("a", NOON),
                    element(Pumps.unknown("b", NOON + SECOND)),
                    admitted(NOON))))
        .containsExactly("b at 1000ms by 1", "a at 0ms by 1");
  }

  @Test
  void aKnownEntityThatIsNotAdmittedIsScoredByTheSharedModelAtOnce() throws Exception {
    assertThat(
            models(
                List.of(
                    decision(Pumps.promoted(SHARED)),
                    admitted(NOON, "b"),
                    element("a", OWN_FROM),
                    element("b", OWN_FROM))))
        .containsExactly("a at 30000ms by 1");
  }

  @Test
  void theModelsOfAnEntityThatFellSilentAreLetGo() throws Exception {
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      decision(Pumps.promoted(SHARED)).into(harness);
      admitted(NOON - MINUTE, "a").into(harness);
      decision(Pumps.promoted(OWN)).into(harness);
      retired(NOON + MINUTE, "a").into(harness);
      harness.watermark(NOON + MINUTE + 30 * SECOND - 1);
      admitted(NOON + 2 * MINUTE).into(harness);
      assertThat(harness.getBroadcastState(Stages.timelines()).get("a")).isNotNull();

      decision(Pumps.kept("shared", NOON + MINUTE)).into(harness);
      element("a", NOON + MINUTE + 29 * SECOND).into(harness);
      element("a", NOON + MINUTE + 30 * SECOND).into(harness);
      harness.watermark(NOON + MINUTE + 30 * SECOND);
      admitted(NOON + 3 * MINUTE).into(harness);

      assertThat(harness.extractOutputValues())
          .extracting(ScoreSharingTest::by)
          .containsExactly("a at 89000ms by 2", "a at 90000ms by 1");
      assertThat(harness.getBroadcastState(Stages.timelines()).get("a")).isNull();
      assertThat(harness.getBroadcastState(Stages.tenures()).get("shared").slots()).isEmpty();
    }
  }

  @Test
  void whatAnEntityBeginsWithHoldsFromTheStart() throws Exception {
    Map<String, byte[]> warm =
        Map.of("shared", ModelCodec.encode(SHARED), "a", ModelCodec.encode(OWN));
    Restarts<ScoreHarness, Score> warmly =
        new Restarts<>(
            () -> new ScoreHarness(Pumps.sharing(100, 10, Forgetting.NEVER), warm), Stages.SCORE);

    assertThat(
            warmly
                .uninterrupted(
                    Backend.HEAP,
                    List.of(
                        element("a", NOON),
                        element("b", NOON),
                        admitted(NOON),
                        decision(Pumps.kept("shared", NOON)),
                        decision(Pumps.kept("a", NOON))))
                .values())
        .extracting(ScoreSharingTest::by)
        .containsExactly("b at 0ms by 1", "a at 0ms by 2");
  }

  @Test
  void noRecordOvertakesAnEarlierOneOfItsEntity() throws Exception {
    assertThat(
            models(
                List.of(
                    element(Pumps.unknown("a", NOON - MINUTE)),
                    admitted(NOON - MINUTE, "a"),
                    admitted(NOON),
                    decision(Pumps.promoted(OWN)),
                    element("a", OWN_FROM),
                    decision(Pumps.promoted(SHARED)))))
        .containsExactly("a at -60000ms by 1", "a at 30000ms by 2");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatWaitsOutlivesARestart(Backend backend) throws Exception {
    OperatorSubtaskState before;
    try (ScoreHarness harness = restarts.open(backend, null)) {
      element(Pumps.unknown("a", NOON - MINUTE)).into(harness);
      admitted(NOON - MINUTE, "a").into(harness);
      admitted(NOON).into(harness);
      decision(Pumps.promoted(OWN)).into(harness);
      element("a", OWN_FROM).into(harness);
      assertThat(harness.extractOutputValues()).isEmpty();
      before = harness.snapshot(1, 1);
    }

    try (ScoreHarness harness = restarts.open(backend, before)) {
      decision(Pumps.promoted(SHARED)).into(harness);

      assertThat(harness.extractOutputValues())
          .extracting(ScoreSharingTest::by)
          .containsExactly("a at -60000ms by 1", "a at 30000ms by 2");
    }
  }
}
