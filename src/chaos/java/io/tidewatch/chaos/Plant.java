package io.tidewatch.chaos;

import io.tidewatch.evaluate.FaultPlan;
import io.tidewatch.evaluate.PlantRecord;
import io.tidewatch.evaluate.PlantSpec;
import io.tidewatch.evaluate.PlantStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The stream that is sent through every round: six pumps, with faults that give alerts. */
final class Plant {

  static final int PUMPS = 6;

  private static final Duration INTERVAL = Duration.ofMillis(100);
  // At ten times its time, a day.
  private static final Duration LENGTH = Duration.ofDays(10);
  private static final Duration FIRST = Duration.ofSeconds(90);
  private static final Duration APART = Duration.ofSeconds(20);
  private static final int KINDS = 6;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PlantStream stream;

  Plant(long seed) {
    Duration round = APART.multipliedBy(KINDS);
    List<FaultPlan> faults =
        LongStream.range(0, LENGTH.dividedBy(round))
            .mapToObj(number -> FIRST.plus(round.multipliedBy(number)))
            .flatMap(first -> FaultPlan.oneOfEach(first, APART, INTERVAL, PUMPS).stream())
            .toList();
    stream = new PlantStream(new PlantSpec(seed, START, PUMPS, INTERVAL, LENGTH, faults));
  }

  PlantRecord next() {
    return stream.next();
  }

  /** Which of so many partitions a pump's readings go to: each gets some. */
  static int partition(String pump, int partitions) {
    return Math.floorMod(Integer.parseInt(pump.substring(pump.indexOf('-') + 1)), partitions);
  }
}
