package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.feature.FeatureExtractor;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.feature.Transform;
import io.tidewatch.feature.WindowState;
import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.reading.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowFunctionTest {

  private final Restarts<Harness, FeatureVector> restarts =
      new Restarts<>(() -> new Harness(Pumps.SCHEMA), Stages.VECTOR);

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, Reading, FeatureVector> {
    private Harness(FeatureSchema schema) throws Exception {
      this(schema, Forgetting.NEVER);
    }

    private Harness(FeatureSchema schema, Forgetting forgetting) throws Exception {
      super(
          new KeyedProcessOperator<>(new WindowFunction(schema, Pumps.MAX_READINGS, 0, forgetting)),
          Reading::entity,
          Types.STRING);
    }
  }

  private static Input<Harness> element(Reading reading) {
    return harness -> harness.processElement(reading, reading.time());
  }

  /** Readings of three pumps in the order of time, here and there a value missing. */
  private static List<Reading> readings(int count, long seed) {
    Random random = new Random(seed);
    List<Reading> readings = new ArrayList<>();
    long time = NOON;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(4) * SECOND;
      float pressure = random.nextInt(6) == 0 ? Float.NaN : (float) random.nextGaussian();
      String entity = "pump-" + random.nextInt(3);
      readings.add(Pumps.reading(entity, time, Pumps.origin(0, i, time), pressure, 2));
    }
    return readings;
  }

  private static List<Input<Harness>> inputs(List<Reading> readings) {
    return readings.stream().map(WindowFunctionTest::element).toList();
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void everyReadingBecomesTheVectorThatThePlainFoldMakes(Backend backend) throws Exception {
    List<Reading> readings = readings(200, 5);
    FeatureExtractor extractor = new FeatureExtractor(Pumps.SCHEMA, Pumps.MAX_READINGS);
    Map<String, WindowState> windows = new HashMap<>();
    List<String> fold = new ArrayList<>();
    for (Reading reading : readings) {
      WindowState window = windows.computeIfAbsent(reading.entity(), it -> extractor.start());
      FeatureVector vector = extractor.advance(window, reading);
      fold.add(Emitted.hex(vector, Stages.VECTOR.serializer()));
    }

    Emitted<FeatureVector> emitted = restarts.uninterrupted(backend, inputs(readings));

    assertThat(emitted.bytes()).containsEntry("main output", fold);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothing(Backend backend) throws Exception {
    List<Input<Harness>> inputs = inputs(readings(40, 6));

    assertThat(restarts.restartedAfterEach(backend, inputs).bytes())
        .isEqualTo(restarts.uninterrupted(backend, inputs).bytes());
  }

  /** The level is part of the window. */
  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothingOfALevel(Backend backend) throws Exception {
    Restarts<Harness, FeatureVector> withLevel =
        new Restarts<>(() -> new Harness(Pumps.SCHEMA_WITH_LEVEL), Stages.VECTOR);
    List<Input<Harness>> inputs = inputs(readings(40, 6));

    Emitted<FeatureVector> uninterrupted = withLevel.uninterrupted(backend, inputs);

    assertThat(uninterrupted.values()).extracting(FeatureVector::settled).contains(true, false);
    assertThat(withLevel.restartedAfterEach(backend, inputs).bytes())
        .isEqualTo(uninterrupted.bytes());
  }

  @Test
  void aWindowOfOtherFeaturesIsBegunAnew() throws Exception {
    FeatureSchema other =
        new FeatureSchema(
            Pumps.SCHEMA.channels(),
            List.of(
                new FeatureSpec.Lag(1, 1, Transform.NONE),
                new FeatureSpec.Count(Duration.ofMinutes(1))));
    OperatorSubtaskState before;
    try (Harness harness = restarts.open(Backend.HEAP, null)) {
      element(Pumps.reading("pump-1", NOON, Pumps.origin(0, 0, NOON), 1, 2)).into(harness);
      before = harness.snapshot(1, 1);
    }

    try (Harness harness = Restarts.open(new Harness(other), Stages.VECTOR, Backend.HEAP, before)) {
      element(Pumps.reading("pump-1", NOON + 1, Pumps.origin(0, 1, NOON), 3, 4)).into(harness);
      element(Pumps.reading("pump-1", NOON + 2, Pumps.origin(0, 2, NOON), 5, 6)).into(harness);

      assertThat(harness.extractOutputValues())
          .extracting(FeatureVector::values)
          .containsExactly(new float[] {Float.NaN, 1}, new float[] {4, 2});
    }
  }

  private static final Forgetting AFTER_A_MINUTE = new Forgetting(60_000);

  private static Reading at(String entity, long time) {
    return Pumps.reading(entity, time, Pumps.origin(0, time, time), 1, 2);
  }

  private static Harness forgetful() throws Exception {
    Harness harness = new Harness(Pumps.SCHEMA, AFTER_A_MINUTE);
    harness.setup(Stages.VECTOR.serializer());
    harness.open();
    return harness;
  }

  @Test
  void silentEntitiesLeaveNothingBehindHoweverManyTheyAre() throws Exception {
    try (Harness harness = forgetful()) {
      for (int i = 0; i < 10_000; i++) {
        element(at("new-" + i, NOON)).into(harness);
      }
      assertThat(harness.numKeyedStateEntries()).isEqualTo(10_000);
      harness.processWatermark(NOON + 2 * Pumps.MINUTE);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void anEntityThatIsHeardOfIsNotForgottenAndHasFewTimers() throws Exception {
    try (Harness harness = forgetful()) {
      for (int second = 0; second < 600; second++) {
        element(at("pump-1", NOON + second * SECOND)).into(harness);
        harness.processWatermark(NOON + second * SECOND);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isLessThanOrEqualTo(6);
      }
    }
  }

  @Test
  void anEntityBeginsAnewAfterItsSilenceWheneverTheStateIsLookedAt() throws Exception {
    long back = NOON + 3 * Pumps.MINUTE;
    try (Harness seldom = forgetful();
        Harness often = forgetful()) {
      element(at("pump-1", NOON)).into(seldom);
      element(at("pump-1", back)).into(seldom);
      element(at("pump-1", NOON)).into(often);
      often.processWatermark(back - 1);
      element(at("pump-1", back)).into(often);

      List<FeatureVector> vectors = seldom.extractOutputValues();
      assertThat(vectors.get(1).values()).isEqualTo(vectors.get(0).values());
      assertThat(often.extractOutputValues().get(1).values()).isEqualTo(vectors.get(1).values());
    }
  }

  @Test
  void restartsChangeNothingInWhatIsForgotten() throws Exception {
    Restarts<Harness, FeatureVector> forgetfulRestarts =
        new Restarts<>(() -> new Harness(Pumps.SCHEMA, AFTER_A_MINUTE), Stages.VECTOR);
    List<Input<Harness>> inputs = new ArrayList<>();
    for (int minute : new int[] {0, 1, 4, 5, 9}) {
      inputs.add(element(at("pump-1", NOON + minute * Pumps.MINUTE)));
      inputs.add(harness -> harness.processWatermark(NOON + minute * Pumps.MINUTE + SECOND));
    }
    assertThat(forgetfulRestarts.restartedAfterEach(Backend.HEAP, inputs).bytes())
        .isEqualTo(forgetfulRestarts.uninterrupted(Backend.HEAP, inputs).bytes());
  }
}
