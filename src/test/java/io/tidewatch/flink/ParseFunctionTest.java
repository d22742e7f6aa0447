package io.tidewatch.flink;

import static io.tidewatch.flink.Pumps.NOON;
import static io.tidewatch.flink.Pumps.OUT_OF_ORDERNESS;
import static io.tidewatch.flink.Pumps.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.flink.Restarts.Backend;
import io.tidewatch.flink.Restarts.Input;
import io.tidewatch.reading.Arrival;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParseFunctionTest {

  private static final int MAX_PARALLELISM = 8;

  private final Restarts<OneInputStreamOperatorTestHarness<Arrival, Reading>, Reading> restarts =
      new Restarts<>(() -> harness(1, 0), Stages.READING, Stages.DEAD);

  private static OneInputStreamOperatorTestHarness<Arrival, Reading> harness(
      int parallelism, int subtask) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new ProcessOperator<>(new ParseFunction(OUT_OF_ORDERNESS)),
        MAX_PARALLELISM,
        parallelism,
        subtask);
  }

  private static Arrival reading(int partition, long offset, long time) {
    Origin origin = Pumps.origin(partition, offset, time);
    return new Arrival(raw(origin), Pumps.reading("pump-" + partition, time, origin, 1, 2));
  }

  private static Arrival broken(int partition, long offset, Reason reason) {
    RawRecord raw = raw(Pumps.origin(partition, offset, NOON));
    return new Arrival(raw, new DeadLetter(raw, reason, "why"));
  }

  private static RawRecord raw(Origin origin) {
    return new RawRecord(origin, bytes("key " + origin), bytes("value " + origin));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Input<OneInputStreamOperatorTestHarness<Arrival, Reading>> element(Arrival it) {
    return harness -> harness.processElement(it, it.raw().origin().timestamp());
  }

  private Emitted<Reading> emitted(Arrival... arrivals) throws Exception {
    List<Input<OneInputStreamOperatorTestHarness<Arrival, Reading>>> inputs = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      inputs.add(element(arrival));
    }
    return restarts.uninterrupted(Backend.HEAP, inputs);
  }

  @Test
  void readingsGoOnInTheOrderOfTheLog() throws Exception {
    Emitted<Reading> emitted =
        emitted(reading(0, 0, NOON), reading(0, 1, NOON + 9), reading(0, 2, NOON + 5));

    assertThat(emitted.values())
        .extracting(Reading::time)
        .containsExactly(NOON, NOON + 9, NOON + 5);
    assertThat(emitted.side(Stages.DEAD)).isEmpty();
  }

  @Test
  void deadLettersLeaveByTheSideWithTheirOriginalBytes() throws Exception {
    Arrival broken = broken(3, 14, Reason.MALFORMED);

    Emitted<Reading> emitted = emitted(broken);

    assertThat(emitted.values()).isEmpty();
    DeadLetter letter = emitted.side(Stages.DEAD).get(0);
    assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(letter.raw().key()).isEqualTo(bytes("key readings/3@14"));
    assertThat(letter.raw().value()).isEqualTo(bytes("value readings/3@14"));
  }

  @Test
  void aReadingTooFarBehindItsPartitionIsLateAndKeepsItsBytes() throws Exception {
    Emitted<Reading> emitted =
        emitted(
            reading(0, 0, NOON),
            reading(0, 1, NOON - OUT_OF_ORDERNESS),
            reading(0, 2, NOON - OUT_OF_ORDERNESS - 1));

    assertThat(emitted.values()).hasSize(2);
    DeadLetter late = emitted.side(Stages.DEAD).get(0);
    assertThat(late.reason()).isEqualTo(Reason.LATE);
    assertThat(late.raw().value()).isEqualTo(bytes("value readings/0@2"));
    assertThat(late.detail())
        .isEqualTo(
            "event time must lie at most 5000 ms behind its partition's largest, but was further"
                + " (readings/0@2)");
  }

  @Test
  void aPartitionIsMeasuredAgainstItselfAlone() throws Exception {
    Emitted<Reading> emitted = emitted(reading(0, 0, NOON), reading(1, 0, NOON - 3_600 * SECOND));

    assertThat(emitted.values()).hasSize(2);
  }

  @Test
  void aDeadLetterMakesNoReadingLate() throws Exception {
    Arrival farAhead =
        new Arrival(
            raw(Pumps.origin(0, 1, NOON + 3_600 * SECOND)),
            new DeadLetter(raw(Pumps.origin(0, 1, NOON)), Reason.FUTURE_TIME, "why"));

    Emitted<Reading> emitted = emitted(reading(0, 0, NOON), farAhead, reading(0, 2, NOON));

    assertThat(emitted.values()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void restartsChangeNothing(Backend backend) throws Exception {
    Random random = new Random(3);
    List<Input<OneInputStreamOperatorTestHarness<Arrival, Reading>>> inputs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int partition = random.nextInt(3);
      long time = NOON + i * SECOND - random.nextInt(20) * SECOND;
      inputs.add(
          element(
              random.nextInt(8) == 0
                  ? broken(partition, i, Reason.EMPTY)
                  : reading(partition, i, time)));
    }

    Emitted<Reading> uninterrupted = restarts.uninterrupted(backend, inputs);

    assertThat(uninterrupted.side(Stages.DEAD))
        .extracting(DeadLetter::reason)
        .contains(Reason.LATE, Reason.EMPTY);
    assertThat(restarts.restartedAfterEach(backend, inputs).bytes())
        .isEqualTo(uninterrupted.bytes());
  }

  @Test
  void afterEveryRescalingEverySubtaskKnowsEveryPartition() throws Exception {
    OperatorSubtaskState one;
    try (var harness = restarts.open(Backend.HEAP, null)) {
      for (int partition = 0; partition < 3; partition++) {
        element(reading(partition, 0, NOON + partition * 60 * SECOND)).into(harness);
      }
      one = harness.snapshot(1, 1);
    }

    OperatorSubtaskState[] three = new OperatorSubtaskState[3];
    for (int subtask = 0; subtask < 3; subtask++) {
      // Partitions may move: here each subtask reads the next one's.
      int moved = (subtask + 1) % 3;
      long largest = NOON + moved * 60 * SECOND;
      try (var harness = rescaled(one, 1, 3, subtask)) {
        element(reading(moved, 1, largest - OUT_OF_ORDERNESS - 1)).into(harness);
        assertLate(harness);
        element(reading(moved, 2, largest + 10 * SECOND)).into(harness);
        three[subtask] = harness.snapshot(2, 2);
      }
    }

    OperatorSubtaskState all = AbstractStreamOperatorTestHarness.repackageState(three);
    for (int subtask = 0; subtask < 2; subtask++) {
      for (int partition = 0; partition < 3; partition++) {
        // Two of the three subtasks brought the older maximum; the largest counts.
        long largest = NOON + partition * 60 * SECOND + 10 * SECOND;
        try (var harness = rescaled(all, 3, 2, subtask)) {
          element(reading(partition, 3, largest - OUT_OF_ORDERNESS - 1)).into(harness);
          assertLate(harness);
          element(reading(partition, 4, largest - OUT_OF_ORDERNESS)).into(harness);
          assertThat(harness.extractOutputValues()).hasSize(1);
        }
      }
    }
  }

  private static OneInputStreamOperatorTestHarness<Arrival, Reading> rescaled(
      OperatorSubtaskState state, int before, int after, int subtask) throws Exception {
    OperatorSubtaskState own =
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, before, after, subtask);
    return Restarts.open(harness(after, subtask), Stages.READING, Backend.HEAP, own);
  }

  private static void assertLate(OneInputStreamOperatorTestHarness<Arrival, Reading> harness) {
    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(harness.getSideOutput(Stages.DEAD))
        .extracting(letter -> letter.getValue().reason())
        .containsExactly(Reason.LATE);
  }
}
