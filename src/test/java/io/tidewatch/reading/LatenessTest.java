package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenessTest {

  private static final LogPartition P0 = new LogPartition("t", 0);
  private static final LogPartition P1 = new LogPartition("t", 1);

  @Test
  void countsFromTheLargestTimeBefore() {
    Lateness lateness = new Lateness(10);

    assertThat(lateness.isLate(at(P0, 100))).isFalse();
    assertThat(lateness.isLate(at(P0, 90))).isFalse();
    assertThat(lateness.isLate(at(P0, 89))).isTrue();
    assertThat(lateness.isLate(at(P0, 105))).isFalse();
    assertThat(lateness.isLate(at(P0, 94))).isTrue();
    assertThat(lateness.isLate(at(P0, 95))).isFalse();
    assertThat(lateness.maxima()).containsExactly(Map.entry(P0, 105L));
  }

  @Test
  void keepsPartitionsAndTopicsApart() {
    Lateness lateness = new Lateness(0);
    LogPartition other = new LogPartition("u", 0);

    assertThat(lateness.isLate(at(P0, 100))).isFalse();
    assertThat(lateness.isLate(at(P1, 50))).isFalse();
    assertThat(lateness.isLate(at(other, 1))).isFalse();
    assertThat(lateness.isLate(at(P1, 49))).isTrue();
    assertThat(lateness.isLate(at(P0, 100))).isFalse();
    assertThat(lateness.isLate(at(P0, 99))).isTrue();
    assertThat(lateness.maxima())
        .containsExactly(Map.entry(P0, 100L), Map.entry(P1, 50L), Map.entry(other, 1L));
  }

  @Test
  void doesNotOverflow() {
    Lateness lateness = new Lateness(Long.MAX_VALUE);

    assertThat(lateness.isLate(at(P0, Long.MIN_VALUE))).isFalse();
    assertThat(lateness.isLate(at(P0, Long.MAX_VALUE))).isFalse();
    assertThat(lateness.isLate(at(P0, 0))).isFalse();
    assertThat(lateness.isLate(at(P0, -1))).isTrue();
    assertThat(lateness.isLate(at(P0, Long.MIN_VALUE))).isTrue();
  }

  @Test
  void agreesWithTheRuleSpelledOut() {
    Random random = new Random(1);
    for (int run = 0; run < 200; run++) {
      long allowed = random.nextInt(20);
      List<Reading> log = log(random, 200);
      Lateness lateness = new Lateness(allowed);
      for (int i = 0; i < log.size(); i++) {
        assertThat(lateness.isLate(log.get(i))).isEqualTo(spelledOut(log, i, allowed));
      }
    }
  }

  @Test
  void dependsOnNoOtherPartition() {
    Random random = new Random(2);
    List<Reading> log = log(random, 500);
    Lateness all = new Lateness(5);
    Lateness one = new Lateness(5);
    for (Reading reading : log) {
      boolean late = all.isLate(reading);
      if (P1.holds(reading.origin())) {
        assertThat(one.isLate(reading)).isEqualTo(late);
      }
    }
  }

  @Test
  void goesOnFromASnapshotAfterEveryReading() {
    List<Reading> log = log(new Random(3), 2000);
    Lateness straight = new Lateness(7);
    Lateness resumed = new Lateness(7);
    for (Reading reading : log) {
      assertThat(resumed.isLate(reading)).isEqualTo(straight.isLate(reading));
      resumed = restored(7, List.of(resumed.maxima()));
    }
    assertThat(resumed.maxima()).isEqualTo(straight.maxima());
  }

  @Test
  void mergesSnapshotsInAnyOrder() {
    List<Reading> log = log(new Random(4), 300);
    List<Map<LogPartition, Long>> parts = new ArrayList<>();
    Lateness straight = new Lateness(7);
    for (Reading reading : log) {
      straight.isLate(reading);
      parts.add(straight.maxima());
    }
    Collections.shuffle(parts, new Random(5));

    assertThat(restored(7, parts).maxima()).isEqualTo(straight.maxima());
  }

  @Test
  void handsOutACopy() {
    Lateness lateness = new Lateness(0);
    lateness.isLate(at(P0, 5));
    Map<LogPartition, Long> before = lateness.maxima();
    lateness.isLate(at(P0, 6));

    assertThat(before).containsEntry(P0, 5L);
  }

  @Test
  void refusesNegativeFigures() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Lateness(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Lateness(0).restore("t", -1, 0));
  }

  private static Lateness restored(long allowed, List<Map<LogPartition, Long>> parts) {
    Lateness lateness = new Lateness(allowed);
    for (Map<LogPartition, Long> part : parts) {
      part.forEach((key, maximum) -> lateness.restore(key.topic(), key.partition(), maximum));
    }
    return lateness;
  }

  private static boolean spelledOut(List<Reading> log, int index, long allowed) {
    Reading reading = log.get(index);
    return log.subList(0, index).stream()
        .filter(before -> LogPartition.of(before.origin()).holds(reading.origin()))
        .anyMatch(before -> before.time() - reading.time() > allowed);
  }

  private static List<Reading> log(Random random, int size) {
    List<Reading> log = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      LogPartition partition =
          new LogPartition(random.nextBoolean() ? "t" : "u", random.nextInt(3));
      log.add(at(partition, i + random.nextInt(25)));
    }
    return log;
  }

  private static Reading at(LogPartition partition, long time) {
    Origin origin = new Origin(partition.topic(), partition.partition(), 0, time);
    return new Reading("e", "", time, new float[] {1}, origin);
  }
}
