package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.ALERTS;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertPolicy;
import io.tidewatch.detect.AlertState;
import io.tidewatch.detect.AlertStatus;
import io.tidewatch.detect.Score;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetectFunctionTest {

  private static final double NORMAL = 0.5;
  private static final double STRANGE = 1e-3;
  private static final double STRANGEST = 1e-9;

  private final Restarts<Harness, Alert> restarts =
      new Restarts<>(() -> new Harness(true), Stages.ALERT, Stages.SCORED);

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, Score, Alert> {
    private Harness(boolean passScores) throws Exception {
      super(
          new KeyedProcessOperator<>(new DetectFunction(ALERTS, Forgetting.NEVER, passScores)),
          score -> score.vector().entity(),
          Types.STRING);
    }
  }

  private static Input<Harness> element(Score score) {
    return harness -> harness.processElement(score, score.vector().time());
  }

  private static Input<Harness> watermark(long time) {
    return harness -> harness.processWatermark(time);
  }

  @Test
  void anEpisodeOfASilentEntityIsClosedByTheWatermark() throws Exception {
    long lastStrange = NOON + SECOND;
    try (Harness harness = restarts.open(Backend.HEAP, null)) {
      element(Pumps.score("pump-1", NOON, STRANGE)).into(harness);
      element(Pumps.score("pump-1", lastStrange, STRANGE)).into(harness);
      watermark(lastStrange + ALERTS.closeAfterMillis() - 1).into(harness);
      assertThat(harness.extractOutputValues())
          .extracting(Alert::status)
          .containsExactly(AlertStatus.OPENED);

      watermark(lastStrange + ALERTS.closeAfterMillis()).into(harness);
      Alert closed = harness.extractOutputValues().get(1);
      assertThat(closed.status()).isEqualTo(AlertStatus.CLOSED);
      assertThat(closed.time()).isEqualTo(lastStrange + ALERTS.closeAfterMillis());
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

      watermark(closed.time() + ALERTS.coolDownMillis()).into(harness);
      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.numKeyedStateEntries()).as("what is known of it").isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aTimerOfAnEpisodeThatWentOnClosesNothing() throws Exception {
    List<Input<Harness>> inputs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      inputs.add(element(Pumps.score("pump-1", NOON + i * 15 * SECOND, STRANGE)));
      inputs.add(watermark(NOON + i * 15 * SECOND));
    }
    inputs.add(watermark(NOON + 79 * SECOND));

    assertThat(restarts.uninterrupted(Backend.HEAP, inputs).values())
        .extracting(Alert::status)
        .containsExactly(AlertStatus.OPENED);
  }

  @Test
  void everyScoreIsPassedOnByTheSideWhereWanted() throws Exception {
    List<Input<Harness>> inputs =
        List.of(
            element(Pumps.score("pump-1", NOON, NORMAL)),
            element(Pumps.score("pump-1", NOON + 1, STRANGE)));

    Emitted<Alert> wanted = restarts.uninterrupted(Backend.HEAP, inputs);
    Emitted<Alert> unwanted =
        new Restarts<>(() -> new Harness(false), Stages.ALERT, Stages.SCORED)
            .uninterrupted(Backend.HEAP, inputs);

    assertThat(wanted.side(Stages.SCORED))
        .extracting(Score::pValue)
        .containsExactly(NORMAL, STRANGE);
    assertThat(unwanted.side(Stages.SCORED)).isEmpty();
  }

  @Test
  void aQuietEntityHasNoState() throws Exception {
    try (Harness harness = restarts.open(Backend.HEAP, null)) {
      element(Pumps.score("pump-1", NOON, NORMAL)).into(harness);

      assertThat(Restarts.keys(harness, Stages.alertState().getName())).isEmpty();
    }
  }

  /** Scores of three entities in the order of time, strange in bursts. */
  private static List<Score> scores(int count, long seed) {
    Random random = new Random(seed);
    List<Score> scores = new ArrayList<>();
    long time = NOON;
    boolean burst = false;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(random.nextInt(10) == 0 ? 60 : 6) * SECOND;
      burst = random.nextInt(6) == 0 ? !burst : burst;
      double pValue = !burst ? NORMAL : random.nextInt(5) == 0 ? STRANGEST : STRANGE;
      scores.add(Pumps.score("pump-" + random.nextInt(3), time, pValue));
    }
    return scores;
  }

  /** The scores with watermarks here and there, none of which passes a score to come. */
  private static List<Input<Harness>> inputs(List<Score> scores, long seed) {
    Random random = new Random(seed);
    List<Input<Harness>> inputs = new ArrayList<>();
    for (Score score : scores) {
      if (random.nextInt(3) == 0) {
        inputs.add(watermark(score.vector().time() - 1));
      }
      inputs.add(element(score));
    }
    inputs.add(watermark(Long.MAX_VALUE));
    return inputs;
  }

  @Test
  void alertsAreThoseOfThePlainFoldWhereverTheWatermarksStand() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      List<Score> scores = scores(200, seed);
      Map<String, List<String>> fold = new TreeMap<>();
      AlertPolicy policy = new AlertPolicy(ALERTS, Forgetting.NEVER);
      Map<String, AlertState> states = new TreeMap<>();
      for (Score score : scores) {
        states.compute(
            score.vector().entity(),
            (entity, state) ->
                policy.step(
                    state == null ? AlertState.QUIET : state, score, alert -> add(fold, alert)));
      }
      states.values().forEach(state -> policy.expire(state, Long.MAX_VALUE, it -> add(fold, it)));

      for (int watermarks = 0; watermarks < 3; watermarks++) {
        Emitted<Alert> emitted =
            restarts.uninterrupted(Backend.HEAP, inputs(scores, 31 * seed + watermarks));

        assertThat(emitted.bytesBy(Alert::entity)).isEqualTo(fold);
      }
    }
  }

  private static void add(Map<String, List<String>> alerts, Alert alert) {
    alerts
        .computeIfAbsent(alert.entity(), entity -> new ArrayList<>())
        .add(Emitted.hex(alert, Stages.ALERT.serializer()));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothing(Backend backend) throws Exception {
    List<Input<Harness>> inputs = inputs(scores(30, 12), 12);

    Emitted<Alert> restarted = restarts.restartedAfterEach(backend, inputs);

    Emitted<Alert> uninterrupted = restarts.uninterrupted(backend, inputs);
    assertThat(uninterrupted.values()).hasSizeGreaterThan(5);
    assertThat(restarted.bytesBy(Alert::entity)).isEqualTo(uninterrupted.bytesBy(Alert::entity));
    assertThat(restarted.bytes().get("scores")).isEqualTo(uninterrupted.bytes().get("scores"));
  }
}
