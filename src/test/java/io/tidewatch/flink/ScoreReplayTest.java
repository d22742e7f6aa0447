package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.ScoreHarness.decision;
import static io.tidewatch.flink.ScoreHarness.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.EntityState;
import io.tidewatch.detect.Score;
import io.tidewatch.detect.Scorer;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.model.ModelScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scores do not depend on how records and decisions mix, nor on restarts. */
class ScoreReplayTest {

  private static final DetectorPlan PLAIN = Pumps.plan(ModelScope.STREAM);
  private static final DetectorPlan FOLLOWING = Pumps.following(ModelScope.STREAM);

  private static Restarts<ScoreHarness, Score> restarts(DetectorPlan plan) {
    return new Restarts<>(() -> new ScoreHarness(plan, Map.of()), Stages.SCORE);
  }

  /** Eight minutes of records, of three pumps in the order of time. */
  private static List<FeatureVector> vectors(int count, Random random) {
    List<FeatureVector> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long time = NOON + i * 8 * MINUTE / count;
      float pressure = (float) (3 * random.nextGaussian());
      vectors.add(Pumps.vector("pump-" + random.nextInt(3), "", time, pressure, 1, 2));
    }
    return Pumps.withLevels(vectors);
  }

  /** A decision at the end of each minute, some of which promote a model. */
  private static List<ModelDecision> decisions() {
    List<ModelDecision> decisions = new ArrayList<>();
    for (int minute = 1; minute <= 8; minute++) {
      long windowEnd = NOON + minute * MINUTE;
      decisions.add(
          List.of(2, 4, 5).contains(minute)
              ? Pumps.promoted(Pumps.model("stream", minute, windowEnd))
              : Pumps.kept("stream", windowEnd));
    }
    return decisions;
  }

  /** Both inputs in their order, mixed at random; each sends watermarks that it keeps to. */
  private static List<Input<ScoreHarness>> mixed(
      List<FeatureVector> vectors, List<ModelDecision> decisions, Random random) {
    List<Input<ScoreHarness>> inputs = new ArrayList<>();
    int bias = 1 + random.nextInt(vectors.size());
    int v = 0;
    int d = 0;
    while (v < vectors.size() || d < decisions.size()) {
      if (d == decisions.size() || v < vectors.size() && random.nextInt(vectors.size()) < bias) {
        long time = vectors.get(v).time();
        if (random.nextInt(3) == 0) {
          inputs.add(harness -> harness.processWatermark(time - 1));
        }
        inputs.add(element(vectors.get(v++)));
      } else {
        long decided = decisions.get(d).windowEnd();
        inputs.add(decision(decisions.get(d++)));
        inputs.add(harness -> harness.processBroadcastWatermark(decided + MINUTE - 1));
      }
    }
    return inputs;
  }

  /** What the plain fold makes of the vectors, by entity. */
  private static Map<String, List<String>> fold(DetectorPlan plan, List<FeatureVector> vectors) {
    Map<String, List<String>> fold = new TreeMap<>();
    Map<String, EntityState> entities = new HashMap<>();
    for (FeatureVector vector : vectors) {
      int number = inForce(vector.time());
      Scorer scorer = plan.newScorer(Pumps.model("stream", number, NOON + number * MINUTE));
      EntityState entityState =
          scorer.remembers()
              ? entities.computeIfAbsent(vector.entity(), it -> scorer.start(vector))
              : null;
      Score score = scorer.score(vector, entityState);
      fold.computeIfAbsent(vector.entity(), entity -> new ArrayList<>())
          .add(Emitted.hex(score, Stages.SCORE.serializer()));
    }
    return fold;
  }

  private static void assertThatTheMixMakesNoDifference(DetectorPlan plan) throws Exception {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<FeatureVector> vectors = vectors(120, random);

      List<Input<ScoreHarness>> inputs = mixed(vectors, decisions(), random);

      assertThat(
              restarts(plan)
                  .uninterrupted(Backend.HEAP, inputs)
                  .bytesBy(it -> it.vector().entity()))
          .isEqualTo(fold(plan, vectors));
    }
  }

  @Test
  void howTheInputsMixMakesNoDifference() throws Exception {
    assertThatTheMixMakesNoDifference(PLAIN);
  }

  /** Nor whose turn it is: each entity has a reference of its own. */
  @Test
  void howTheInputsMixMakesNoDifferenceToReferences() throws Exception {
    assertThatTheMixMakesNoDifference(FOLLOWING);
  }

  /** The newest of {@link #decisions()} that holds at a time; the first holds for all before. */
  private static int inForce(long time) {
    int newest = 2;
    for (int minute : List.of(4, 5)) {
      newest = time >= NOON + minute * MINUTE + Pumps.ACTIVATION_DELAY ? minute : newest;
    }
    return newest;
  }

  private static void assertThatRestartsChangeNothing(DetectorPlan plan, Backend backend, int count)
      throws Exception {
    Random random = new Random(21);
    List<Input<ScoreHarness>> inputs = mixed(vectors(count, random), decisions(), random);

    Emitted<Score> restarted = restarts(plan).restartedAfterEach(backend, inputs);

    Emitted<Score> uninterrupted = restarts(plan).uninterrupted(backend, inputs);
    assertThat(uninterrupted.values()).hasSize(count);
    assertThat(uninterrupted.values()).anyMatch(Score::exceeds);
    assertThat(restarted.bytesBy(it -> it.vector().entity()))
        .isEqualTo(uninterrupted.bytesBy(it -> it.vector().entity()));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothing(Backend backend) throws Exception {
    assertThatRestartsChangeNothing(PLAIN, backend, 15);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothingOfReferences(Backend backend) throws Exception {
    assertThatRestartsChangeNothing(FOLLOWING, backend, 40);
  }
}
