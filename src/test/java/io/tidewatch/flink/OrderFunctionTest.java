package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderFunctionTest {

  private static final Comparator<Reading> IN_ORDER =
      Comparator.comparingLong(Reading::time)
          .thenComparing(reading -> reading.origin().topic())
          .thenComparing(reading -> reading.origin().partition())
          .thenComparing(reading -> reading.origin().offset());

  private final Restarts<Harness, Reading> restarts =
      new Restarts<>(Harness::new, Stages.READING, Stages.DEAD);

  /** A few of the tests' readings fall into one step of so many milliseconds. */
  private static final long STEP = 5;

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, Reading, Reading> {
    private Harness() throws Exception {
      super(new KeyedProcessOperator<>(new OrderFunction(STEP)), Reading::entity, Types.STRING);
    }
  }

  private static Reading reading(String entity, long time, String topic, int partition, long at) {
    return Pumps.reading(entity, time, new Origin(topic, partition, at, time), 1, 2);
  }

  private static Reading reading(String entity, long time) {
    return reading(entity, time, "readings", 0, time - NOON);
  }

  private static Input<Harness> element(Reading reading) {
    return harness -> harness.processElement(reading, reading.time());
  }

  private static Input<Harness> watermark(long time) {
    return harness -> harness.processWatermark(time);
  }

  private Emitted<Reading> emitted(List<Input<Harness>> inputs) throws Exception {
    return restarts.uninterrupted(Backend.HEAP, inputs);
  }

  @Test
  void readingsLeaveInTheOrderOfTime() throws Exception {
    Emitted<Reading> emitted =
        emitted(
            List.of(
                element(reading("a", NOON + 3)),
                element(reading("a", NOON + 1)),
                element(reading("a", NOON + 2)),
                watermark(NOON + 3)));

    assertThat(emitted.values())
        .extracting(Reading::time)
        .containsExactly(NOON + 1, NOON + 2, NOON + 3);
  }

  @Test
  void tiesAreBrokenByTopicThenPartitionThenOffset() throws Exception {
    List<Reading> ordered =
        List.of(
            reading("a", NOON, "alpha", 1, 9),
            reading("a", NOON, "beta", 0, 7),
            reading("a", NOON, "beta", 0, 10),
            reading("a", NOON, "beta", 2, 3),
            reading("a", NOON, "beta", 10, 1));
    List<Reading> shuffled = new ArrayList<>(ordered);
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      List<Input<Harness>> inputs = new ArrayList<>();
      shuffled.forEach(reading -> inputs.add(element(reading)));
      inputs.add(watermark(NOON));

      assertThat(emitted(inputs).values())
          .extracting(Reading::origin)
          .isEqualTo(ordered.stream().map(Reading::origin).toList());
    }
  }

  @Test
  void nothingLeavesBeforeTheWatermarkHasReachedIt() throws Exception {
    try (Harness harness = restarts.open(Backend.HEAP, null)) {
      element(reading("a", NOON)).into(harness);
      assertThat(harness.extractOutputValues()).isEmpty();
      watermark(NOON - 1).into(harness);
      assertThat(harness.extractOutputValues()).isEmpty();
      watermark(NOON).into(harness);
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  /** Timers are what waiting costs beside the readings themselves. */
  @Test
  void readingsOfOneStepWaitForOneTimer() throws Exception {
    long step = NOON - NOON % STEP;
    try (Harness harness = restarts.open(Backend.HEAP, null)) {
      for (long time = step; time < step + STEP; time++) {
        element(reading("a", time)).into(harness);
      }
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      watermark(step + 1).into(harness);
      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      watermark(step + STEP).into(harness);
      assertThat(harness.extractOutputValues()).hasSize((int) STEP);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void readingsLeaveBeforeTheWatermarkThatReleasesThem() throws Exception {
    try (Harness harness = restarts.open(Backend.HEAP, null)) {
      element(reading("a", NOON)).into(harness);
      element(reading("b", NOON)).into(harness);
      watermark(NOON + 1).into(harness);

      assertThat(harness.getOutput()).hasSize(3);
      assertThat(harness.getOutput().toArray()[2]).isEqualTo(new Watermark(NOON + 1));
    }
  }

  @Test
  void aReadingBehindTheWatermarkLeavesByTheSide() throws Exception {
    Emitted<Reading> emitted =
        emitted(
            List.of(
                element(reading("a", NOON)),
                watermark(NOON),
                element(reading("a", NOON, "t", 1, 2))));

    assertThat(emitted.values()).hasSize(1);
    DeadLetter behind = emitted.side(Stages.DEAD).get(0);
    assertThat(behind.reason()).isEqualTo(Reason.BEHIND);
    assertThat(behind.origin()).isEqualTo(new Origin("t", 1, 2, NOON));
    assertThat(behind.detail())
        .isEqualTo("event time must lie after the watermark, but was behind it (t/1@2)");
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void nothingIsLeftInStateAfterwards(Backend backend) throws Exception {
    try (Harness harness = restarts.open(backend, null)) {
      for (int i = 0; i < 20; i++) {
        element(reading("pump-" + i % 3, NOON + i * SECOND)).into(harness);
      }
      watermark(NOON + 18 * SECOND).into(harness);
      assertThat(Restarts.keys(harness, Stages.waitingReadings().getName()))
          .containsExactly("pump-1");
      watermark(Long.MAX_VALUE).into(harness);

      assertThat(harness.extractOutputValues()).hasSize(20);
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(Restarts.keys(harness, Stages.waitingReadings().getName())).isEmpty();
    }
  }

  /** Random readings, none behind the watermark, as the source and Parse make sure. */
  private static List<Input<Harness>> disorder(long seed, List<Reading> readings) {
    Random random = new Random(seed);
    List<Input<Harness>> inputs = new ArrayList<>();
    long watermark = NOON - 1;
    for (int i = 0; i < 50; i++) {
      if (random.nextInt(5) == 0) {
        watermark += random.nextInt(4) * SECOND;
        inputs.add(watermark(watermark));
      } else {
        long time = watermark + 1 + random.nextInt(5) * SECOND;
        Reading reading =
            reading("pump-" + random.nextInt(3), time, "readings", random.nextInt(2), i);
        readings.add(reading);
        inputs.add(element(reading));
      }
    }
    inputs.add(watermark(Long.MAX_VALUE));
    return inputs;
  }

  @Test
  void whateverTheDisorderEveryEntityIsSorted() throws Exception {
    for (int seed = 0; seed < 50; seed++) {
      List<Reading> readings = new ArrayList<>();
      Emitted<Reading> emitted = emitted(disorder(seed, readings));

      readings.sort(IN_ORDER);
      for (String entity : List.of("pump-0", "pump-1", "pump-2")) {
        assertThat(emitted.values().stream().filter(it -> it.entity().equals(entity)).toList())
            .isEqualTo(readings.stream().filter(it -> it.entity().equals(entity)).toList());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothing(Backend backend) throws Exception {
    List<Input<Harness>> inputs = disorder(17, new ArrayList<>());

    Emitted<Reading> restarted = restarts.restartedAfterEach(backend, inputs);

    Emitted<Reading> uninterrupted = restarts.uninterrupted(backend, inputs);
    assertThat(restarted.bytesBy(Reading::entity))
        .isEqualTo(uninterrupted.bytesBy(Reading::entity));
    assertThat(restarted.side(Stages.DEAD)).isEmpty();
  }
}
