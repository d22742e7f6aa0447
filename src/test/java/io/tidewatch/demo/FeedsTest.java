package io.tidewatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.evaluate.FaultKind;
import io.tidewatch.evaluate.PlantedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedsTest {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration THREE_ROUNDS = Duration.ofMinutes(9);

  private static List<PlantedFault> faults(Duration backlog) {
    return Feeds.rounds(4, START, backlog, THREE_ROUNDS).faults();
  }

  @Test
  void everyRoundHasOneFaultOfEachKind() {
    for (FaultKind kind : FaultKind.values()) {
      assertThat(faults(Feeds.BACKLOG)).filteredOn(fault -> fault.kind() == kind).hasSize(3);
    }
  }

  @Test
  void faultsBeginWithinTheFirstHalfMinuteOfTheLivePart() {
    long live = START.toEpochMilli();
    for (Duration backlog : List.of(Feeds.BACKLOG, Duration.ZERO)) {
      assertThat(faults(backlog))
          .allSatisfy(fault -> assertThat(fault.start()).isGreaterThan(live))
          .anySatisfy(fault -> assertThat(fault.start()).isLessThan(live + 30_000));
    }
  }

  @Test
  void withoutABacklogTheFirstRecordIsOfNow() {
    Feed feed = Feeds.rounds(4, START, Duration.ZERO, THREE_ROUNDS);
    assertThat(feed.backlog()).isZero();
    assertThat(feed.records().next().timestamp()).isGreaterThanOrEqualTo(START.toEpochMilli());
  }
}
