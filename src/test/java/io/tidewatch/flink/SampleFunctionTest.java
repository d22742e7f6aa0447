package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.MINUTE;
import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SAMPLING;
import static io.tidewatch.flink.Pumps.SCHEMA;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.learn.LearnState;
import io.tidewatch.learn.LearnStateCodec;
import io.tidewatch.learn.Learner;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.SampleUnit;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class SampleFunctionTest {

  private final Restarts<Harness, Sample> restarts =
      new Restarts<>(() -> new Harness(ModelScope.STREAM), Stages.SAMPLE);

  private static final class Harness
      extends OneInputStreamOperatorTestHarness<FeatureVector, Sample> {
    private Harness(ModelScope scope) throws Exception {
      this(SlotPlan.of(scope));
    }

    private Harness(SlotPlan slots) throws Exception {
      super(new ProcessOperator<>(new SampleFunction(SAMPLING, slots)));
    }
  }

  private static Input<Harness> element(FeatureVector vector) {
    return harness -> harness.processElement(vector, vector.time());
  }

  private static Input<Harness> watermark(long time) {
    return harness -> harness.processWatermark(time);
  }

  /** Three minutes of twenty pumps, a reading every other second each. */
  private static List<FeatureVector> vectors() {
    Random random = new Random(8);
    List<FeatureVector> vectors = new ArrayList<>();
    for (long time = NOON; time < NOON + 3 * MINUTE; time += 2 * SECOND) {
      for (int pump = 0; pump < 20; pump++) {
        vectors.add(Pumps.vector("pump-" + pump, "", time, random.nextFloat(), 1, 2));
      }
    }
    return vectors;
  }

  private static List<Input<Harness>> inputs(List<FeatureVector> vectors) {
    return vectors.stream().map(SampleFunctionTest::element).toList();
  }

  /** The entity windows of smallest hash: what the learner chooses in the end. */
  private static Set<SampleUnit> chosen(List<FeatureVector> vectors, long windowEnd) {
    TreeSet<SampleUnit> units = new TreeSet<>();
    for (FeatureVector vector : vectors) {
      if (SAMPLING.windowEnd(vector.time()) == windowEnd) {
        units.add(SampleUnit.of(vector.entity(), SAMPLING.entityWindowStart(vector.time())));
        if (units.size() > SAMPLING.entityWindows()) {
          units.pollLast();
        }
      }
    }
    return units;
  }

  @Test
  void aSampleIsTheRecordWithItsSlotAndWindows() throws Exception {
    FeatureVector vector = Pumps.vector("pump-1", "north", NOON + 25 * SECOND, 1, 2, 3);

    Emitted<Sample> emitted =
        new Restarts<>(() -> new Harness(ModelScope.GROUP), Stages.SAMPLE)
            .uninterrupted(Backend.HEAP, List.of(element(vector)));

    Sample sample = emitted.values().get(0);
    assertThat(sample.slot()).isEqualTo("north");
    assertThat(sample.windowEnd()).isEqualTo(NOON + MINUTE);
    assertThat(sample.unit()).isEqualTo(SampleUnit.of("pump-1", NOON + 20 * SECOND));
    assertThat(sample.values()).containsExactly(1, 2, 3);
  }

  @Test
  void whereEntitiesShareAModelARecordTravelsToBothSlots() throws Exception {
    Emitted<Sample> emitted =
        new Restarts<>(() -> new Harness(new SlotPlan(ModelScope.ENTITY, 100, 10)), Stages.SAMPLE)
            .uninterrupted(
                Backend.HEAP,
                List.of(
                    element(Pumps.unknown("pump-1", NOON)),
                    element(Pumps.vector("pump-1", NOON + SECOND))));

    assertThat(emitted.values())
        .extracting(Sample::slot)
        .containsExactly("shared", "pump-1", "shared");
  }

  @Test
  void ofARecordWithALevelTheDeviationsTravel() throws Exception {
    FeatureVector vector = Pumps.vector("pump-1", NOON);

    Emitted<Sample> emitted =
        restarts.uninterrupted(
            Backend.HEAP,
            List.of(element(Pumps.withLevel(vector, new float[] {0.25f, 0.25f, 0}, true))));

    assertThat(emitted.values().get(0).values()).containsExactly(0.25f, 0, 0.125f);
  }

  /** Where an entity usually is, nobody knows yet: nothing can be learned of how it deviates. */
  @Test
  void ofALevelThatIsNotSettledNothingTravels() throws Exception {
    FeatureVector vector = Pumps.vector("pump-1", NOON);

    Emitted<Sample> emitted =
        restarts.uninterrupted(
            Backend.HEAP, List.of(element(Pumps.withLevel(vector, new float[3], false))));

    assertThat(emitted.values()).isEmpty();
  }

  @Test
  void everyRecordOfTheChosenWindowsTravelsAndFewOthers() throws Exception {
    List<FeatureVector> vectors = vectors();
    Map<Long, Set<SampleUnit>> chosen = new HashMap<>();
    for (FeatureVector vector : vectors) {
      chosen.computeIfAbsent(SAMPLING.windowEnd(vector.time()), end -> chosen(vectors, end));
    }
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(vectors, new Random(seed));

      Emitted<Sample> emitted = restarts.uninterrupted(Backend.HEAP, inputs(vectors));

      Set<float[]> travelled = identity(emitted);
      for (FeatureVector vector : vectors) {
        SampleUnit unit = SampleUnit.of(vector.entity(), SAMPLING.entityWindowStart(vector.time()));
        if (chosen.get(SAMPLING.windowEnd(vector.time())).contains(unit)) {
          assertThat(travelled.contains(vector.values())).isTrue();
        }
      }
      assertThat(travelled.size()).isLessThan(vectors.size() / 4);
    }
  }

  private static Set<float[]> identity(Emitted<Sample> emitted) {
    Set<float[]> values = Collections.newSetFromMap(new IdentityHashMap<>());
    emitted.values().forEach(sample -> values.add(sample.values()));
    return values;
  }

  @Test
  void losingItsMemoryChangesNothingThatIsLearned() throws Exception {
    List<FeatureVector> all = vectors();
    List<Input<Harness>> inputs = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 6) {
      inputs.add(element(all.get(i)));
    }

    Emitted<Sample> remembering = restarts.uninterrupted(Backend.HEAP, inputs);
    Emitted<Sample> forgetful = restarts.restartedAfterEach(Backend.HEAP, inputs);

    assertThat(forgetful.values()).hasSizeGreaterThan(remembering.values().size());
    assertThat(learned(forgetful)).isEqualTo(learned(remembering));
  }

  @Test
  void forgettingClosedWindowsChangesNothing() throws Exception {
    List<Input<Harness>> inputs = new ArrayList<>();
    for (FeatureVector vector : vectors()) {
      inputs.add(watermark(vector.time() - 1));
      inputs.add(element(vector));
    }

    Emitted<Sample> emitted = restarts.uninterrupted(Backend.HEAP, inputs);

    assertThat(emitted.bytes())
        .isEqualTo(restarts.uninterrupted(Backend.HEAP, inputs(vectors())).bytes());
  }

  /** What a learner holds that has taken in these samples, byte by byte. */
  private static String learned(Emitted<Sample> samples) {
    Learner learner =
        new Learner(
            Pumps.plan(ModelScope.STREAM).learning(),
            SCHEMA.fingerprint(),
            Pumps.plan(ModelScope.STREAM).retirement());
    LearnState state = new LearnState("stream", null);
    Set<Long> ends = new HashSet<>();
    for (Sample sample : samples.values()) {
      learner.add(state, sample);
      ends.add(sample.windowEnd());
    }
    for (int i = 0; i < ends.size(); i++) {
      // Closing leaves behind what was chosen, without what the way there was like.
      learner.close(state);
      if (state.training()) {
        learner.conclude(state, learner.job(state).run(new HalvingTrainer()));
      }
    }
    return Emitted.hex(state, new CodecType<>(new LearnStateCodec()).serializer());
  }
}
