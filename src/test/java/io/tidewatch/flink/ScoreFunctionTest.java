package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static io.tidewatch.flink.ScoreHarness.decision;
import static io.tidewatch.flink.ScoreHarness.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.Score;
import io.tidewatch.detect.Scorer;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.model.ModelScope;
import io.tidewatch.reading.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreFunctionTest {

  /** Each holds from half a minute after its window's end; decided is a minute beyond that. */
  private static final DetectorModel FIRST = Pumps.model("stream", 1, NOON);

  private static final DetectorModel SECOND_MODEL = Pumps.model("stream", 2, NOON + MINUTE);
  private static final DetectorModel THIRD = Pumps.model("stream", 3, NOON + 3 * MINUTE);

  private final Restarts<ScoreHarness, Score> restarts =
      new Restarts<>(() -> new ScoreHarness(Pumps.plan(ModelScope.STREAM), Map.of()), Stages.SCORE);

  private Emitted<Score> emitted(List<Input<ScoreHarness>> inputs) throws Exception {
    return restarts.uninterrupted(Backend.HEAP, inputs);
  }

  private static List<String> models(Emitted<Score> emitted) {
    return emitted.values().stream()
        .map(it -> it.vector().time() - NOON + "ms by " + it.version().number())
        .toList();
  }

  @Test
  void aRecordIsScoredByTheModelInForce() throws Exception {
    FeatureVector vector = Pumps.vector("a", "", NOON, 50, 1, -20);

    Emitted<Score> emitted = emitted(List.of(decision(Pumps.promoted(FIRST)), element(vector)));

    Score expected =
        new Scorer(FIRST, Pumps.FALSE_ALARM_RATE, null, null, false).score(vector, null);
    assertThat(emitted.values().get(0).exceeds()).isTrue();
    assertThat(emitted.bytes().get("main output"))
        .containsExactly(Emitted.hex(expected, Stages.SCORE.serializer()));
  }

  /** Also where the job was restored from a savepoint that had none. */
  @Test
  void aReferenceBeginsAtTheLevelOfTheFirstRecordScored() throws Exception {
    DetectorPlan plan = Pumps.following(ModelScope.STREAM);
    OperatorSubtaskState before;
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      decision(Pumps.promoted(FIRST)).into(harness);
      element("a", NOON).into(harness);
      before = harness.snapshot(1, 1);
    }
    FeatureVector vector =
        Pumps.withLevel(
            Pumps.vector("a", "", NOON + SECOND, 50, 1, -20), new float[] {50, 1, -20}, true);

    ScoreHarness following = new ScoreHarness(plan, Map.of());
    try (ScoreHarness harness = Restarts.open(following, Stages.SCORE, Backend.HEAP, before)) {
      element(vector).into(harness);

      assertThat(harness.extractOutputValues()).extracting(Score::error).containsExactly(0f);
      assertThat(Restarts.keys(harness, Stages.entity().getName())).containsExactly("a");
    }
  }

  @Test
  void withoutAPlanForReferencesNoneIsKept() throws Exception {
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      decision(Pumps.promoted(FIRST)).into(harness);
      element("a", NOON).into(harness);

      assertThat(Restarts.keys(harness, Stages.entity().getName())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void recordsBeforeTheFirstModelWaitAndLeaveInOrder(Backend backend) throws Exception {
    try (ScoreHarness harness = restarts.open(backend, null)) {
      for (int i = 0; i < 30; i++) {
        element("pump-" + i % 3, NOON + i).into(harness);
      }
      decision(Pumps.kept("stream", NOON)).into(harness);
      assertThat(harness.extractOutputValues()).isEmpty();

      decision(Pumps.promoted(SECOND_MODEL)).into(harness);
      for (int pump = 0; pump < 3; pump++) {
        String entity = "pump-" + pump;
        assertThat(harness.extractOutputValues())
            .filteredOn(score -> score.vector().entity().equals(entity))
            .extracting(score -> score.vector().time())
            .hasSize(10)
            .isSorted();
      }
      assertThat(Restarts.keys(harness, Stages.waitingVectors().getName())).isEmpty();
    }
  }

  @Test
  void recordsPastWhatIsDecidedWaitForTheNextDecision() throws Exception {
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      decision(Pumps.promoted(FIRST)).into(harness);
      element("a", NOON + 90 * SECOND - 1).into(harness);
      element("a", NOON + 90 * SECOND).into(harness);
      element("a", NOON + 150 * SECOND).into(harness);
      assertThat(harness.extractOutputValues()).hasSize(1);

      decision(Pumps.kept("stream", NOON + MINUTE)).into(harness);
      assertThat(harness.extractOutputValues()).hasSize(2);

      decision(Pumps.kept("stream", NOON + 2 * MINUTE)).into(harness);
      assertThat(harness.extractOutputValues()).hasSize(3);
    }
  }

  @Test
  void theModelIsThatOfTheEventTimeHoweverEarlyTheDecisionsCome() throws Exception {
    Emitted<Score> emitted =
        emitted(
            List.of(
                decision(Pumps.promoted(FIRST)),
                decision(Pumps.promoted(SECOND_MODEL)),
                element("a", NOON - MINUTE),
                element("a", NOON + 90 * SECOND - 1),
                element("a", NOON + 90 * SECOND)));

    assertThat(models(emitted)).containsExactly("-60000ms by 1", "89999ms by 1", "90000ms by 2");
  }

  @Test
  void theModelIsThatOfTheEventTimeHoweverLateTheDecisionsCome() throws Exception {
    Emitted<Score> emitted =
        emitted(
            List.of(
                element("a", NOON - MINUTE),
                element("a", NOON + 90 * SECOND - 1),
                element("a", NOON + 90 * SECOND),
                decision(Pumps.promoted(FIRST)),
                decision(Pumps.promoted(SECOND_MODEL))));

    assertThat(models(emitted)).containsExactly("-60000ms by 1", "89999ms by 1", "90000ms by 2");
  }

  @Test
  void inArrivalOrderTheNewestModelScoresWhateverTheTime() throws Exception {
    DetectorPlan plan = Pumps.plan(ModelScope.STREAM, Ordering.ARRIVAL);
    Emitted<Score> emitted =
        new Restarts<>(() -> new ScoreHarness(plan, Map.of()), Stages.SCORE)
            .uninterrupted(
                Backend.HEAP,
                List.of(
                    element("a", NOON),
                    decision(Pumps.promoted(FIRST)),
                    element("a", NOON + 60 * MINUTE),
                    decision(Pumps.promoted(SECOND_MODEL)),
                    element("a", NOON - MINUTE)));

    assertThat(models(emitted)).containsExactly("0ms by 1", "3600000ms by 1", "-60000ms by 2");
  }

  @Test
  void aGroupIsScoredByItsOwnModelAlone() throws Exception {
    DetectorModel north = Pumps.model("north", 4, NOON);
    DetectorModel south = Pumps.model("south", 5, NOON);
    DetectorPlan plan = Pumps.plan(ModelScope.GROUP);
    var groups = new Restarts<>(() -> new ScoreHarness(plan, Map.of()), Stages.SCORE);
    try (ScoreHarness harness = groups.open(Backend.HEAP, null)) {
      element(Pumps.vector("a", "north", NOON, 1, 2, 3)).into(harness);
      element(Pumps.vector("a", "south", NOON + 1, 1, 2, 3)).into(harness);
      decision(Pumps.promoted(south)).into(harness);
      assertThat(harness.extractOutputValues())
          .extracting(Score::version)
          .containsExactly(south.version());

      decision(Pumps.promoted(north)).into(harness);
      assertThat(harness.extractOutputValues())
          .extracting(Score::version)
          .containsExactly(south.version(), north.version());
    }
  }

  @Test
  void aWarmModelScoresFromTheFirstDecisionOn() throws Exception {
    Map<String, byte[]> warm = Map.of("stream", ModelCodec.encode(FIRST));
    var warmed =
        new Restarts<>(() -> new ScoreHarness(Pumps.plan(ModelScope.STREAM), warm), Stages.SCORE);

    Emitted<Score> emitted =
        warmed.uninterrupted(
            Backend.HEAP,
            List.of(
                element("a", NOON + 3 * MINUTE),
                decision(ModelDecision.empty("stream", NOON + 3 * MINUTE)),
                decision(Pumps.promoted(THIRD)),
                element("a", NOON + 3 * MINUTE + 29 * SECOND),
                element("a", NOON + 3 * MINUTE + 30 * SECOND)));

    assertThat(models(emitted)).containsExactly("180000ms by 1", "209000ms by 1", "210000ms by 3");
  }

  @Test
  void aCheckpointKnowsBetterThanAWarmModel() throws Exception {
    OperatorSubtaskState before;
    try (ScoreHarness harness = restarts.open(Backend.HEAP, null)) {
      decision(Pumps.promoted(SECOND_MODEL)).into(harness);
      before = harness.snapshot(1, 1);
    }
    Map<String, byte[]> warm = Map.of("stream", ModelCodec.encode(FIRST));
    ScoreHarness warmed = new ScoreHarness(Pumps.plan(ModelScope.STREAM), warm);

    try (ScoreHarness harness = Restarts.open(warmed, Stages.SCORE, Backend.HEAP, before)) {
      element("a", NOON).into(harness);

      assertThat(harness.extractOutputValues())
          .extracting(Score::version)
          .containsExactly(SECOND_MODEL.version());
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void afterRescalingNewSubtasksKnowTheModelsAndTheirOwnWaitingRecords(Backend backend)
      throws Exception {
    OperatorSubtaskState one;
    try (ScoreHarness harness = restarts.open(backend, null)) {
      decision(Pumps.promoted(FIRST)).into(harness);
      for (int pump = 0; pump < 20; pump++) {
        element("pump-" + pump, NOON + 2 * MINUTE).into(harness);
      }
      one = harness.snapshot(1, 1);
    }

    List<String> released = new ArrayList<>();
    for (int subtask = 0; subtask < 3; subtask++) {
      OperatorSubtaskState own =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              one, ScoreHarness.MAX_PARALLELISM, 1, 3, subtask);
      ScoreHarness rescaled = new ScoreHarness(Pumps.plan(ModelScope.STREAM), Map.of(), 3, subtask);
      try (ScoreHarness harness = Restarts.open(rescaled, Stages.SCORE, backend, own)) {
        assertThat(
                harness
                    .getBroadcastState(Stages.timelines())
                    .get("stream")
                    .modelAt(Long.MAX_VALUE)
                    .version())
            .isEqualTo(FIRST.version());
        decision(Pumps.kept("stream", NOON + MINUTE)).into(harness);
        harness.extractOutputValues().forEach(score -> released.add(score.vector().entity()));
      }
    }
    assertThat(released).hasSize(20).doesNotHaveDuplicates();
  }
}
