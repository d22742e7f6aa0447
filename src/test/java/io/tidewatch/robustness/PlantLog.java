package io.tidewatch.robustness;

import io.tidewatch.evaluate.FaultKind;
import io.tidewatch.evaluate.FaultPlan;
import io.tidewatch.evaluate.PlantChannel;
import io.tidewatch.evaluate.PlantRecord;
import io.tidewatch.evaluate.PlantSpec;
import io.tidewatch.evaluate.PlantStream;
import io.tidewatch.evaluate.PlantedFault;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The log of a synthetic plant, and the truth about it. */
final class PlantLog {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Duration SECOND = Duration.ofSeconds(1);

  /** Readings of a fault that lasts. */
  private static final int LASTING = 60;

  /** Readings of a spike. */
  private static final int SPIKE = 2;

  private final PlantSpec spec;
  private final List<PlantedFault> faults;

  PlantLog(PlantSpec spec) {
    this.spec = spec;
    this.faults = new PlantStream(spec).faults();
  }

  /** A plant without faults, one reading a second and pump. */
  static PlantSpec plant(long seed, int pumps, Duration duration) {
    return new PlantSpec(seed, START, pumps, SECOND, duration, List.of());
  }

  /**
   * Faults of all kinds in turn at every pump, in channels by chance.
   *
   * @param share of the readings between the two times that are faulty
   */
  static List<FaultPlan> faults(long seed, int pumps, double share, Duration from, Duration to) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FaultPlan> faults = new ArrayList<>();
    FaultKind[] kinds = FaultKind.values();
    PlantChannel[] channels = PlantChannel.values();
    for (int pump = 1; pump <= pumps; pump++) {
      int turn = random.nextInt(kinds.length);
      double at = from.toSeconds();
      while (true) {
        FaultKind kind = kinds[turn++ % kinds.length];
        int length = kind == FaultKind.SPIKE ? SPIKE : LASTING;
        double room = length / share;
        if (at + room > to.toSeconds()) {
          break;
        }
        long begin = (long) (at + random.nextDouble() * (room - length));
        PlantChannel channel = channels[random.nextInt(channels.length)];
        Duration start = Duration.ofSeconds(begin);
        faults.add(new FaultPlan(kind, pump, channel, start, SECOND.multipliedBy(length)));
        at += room;
      }
    }
    return faults;
  }

  PlantSpec spec() {
    return spec;
  }

  /** The faults, in the order of the specification. */
  List<PlantedFault> truth() {
    return faults;
  }

  /** All records in order of arrival, as one partition. */
  Iterator<RawRecord> records() {
    return records(record -> true);
  }

  /** Some of the records in order of arrival, as one partition. */
  Iterator<RawRecord> records(Predicate<PlantRecord> which) {
    PlantStream all = new PlantStream(spec);
    long[] offset = {0};
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false)
        .filter(which)
        .map(
            record -> {
              Origin origin = new Origin("plant", 0, offset[0]++, record.arrivalTime());
              return new RawRecord(origin, null, record.json());
            })
        .iterator();
  }
}
