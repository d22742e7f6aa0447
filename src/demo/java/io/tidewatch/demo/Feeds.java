package io.tidewatch.demo;

import io.tidewatch.app.CsvMapping;
import io.tidewatch.config.Config;
import io.tidewatch.demo.Feed.FeedRecord;
import io.tidewatch.evaluate.CsvInput;
import io.tidewatch.evaluate.CsvRecords;
import io.tidewatch.evaluate.FaultPlan;
import io.tidewatch.evaluate.LabelledRecord;
import io.tidewatch.evaluate.PlantRecord;
import io.tidewatch.evaluate.PlantSpec;
import io.tidewatch.evaluate.PlantStream;
import io.tidewatch.learn.DetectorPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/** The streams that the demo can send. */
final class Feeds {

  static final int PUMPS = 6;
  static final Duration INTERVAL = Duration.ofMillis(100);
  static final Duration BACKLOG = Duration.ofMinutes(4);

  private static final Duration FIRST_FAULT = Duration.ofSeconds(20);
  private static final Duration ROUND = Duration.ofMinutes(3);
  private static final Duration LAST_FAULT_LASTS = Duration.ofSeconds(20);
  private static final int FAULTS = 6;

  private Feeds() {}

  /**
   * A plant whose last few minutes are in the topic already, and that goes on live; one fault of
   * each kind is planted into the live part.
   *
   * @param start when the live part begins
   * @param duration how long it lasts
   */
  static Feed plant(long seed, Instant start, Duration duration) {
    Duration room = duration.minus(FIRST_FAULT).minus(LAST_FAULT_LASTS);
    Duration apart = room.isNegative() ? Duration.ofSeconds(1) : room.dividedBy(FAULTS - 1);
    List<FaultPlan> faults = FaultPlan.oneOfEach(BACKLOG.plus(FIRST_FAULT), apart, INTERVAL, PUMPS);
    return plant(seed, start, BACKLOG, duration, faults);
  }

  /**
   * A plant that goes on for long; into every three minutes of its live part one fault of each kind
   * is planted.
   *
   * @param start when the live part begins
   * @param backlog how much of it lies before that, and is sent at once
   * @param duration how long the live part lasts
   */
  static Feed rounds(long seed, Instant start, Duration backlog, Duration duration) {
    Duration apart = ROUND.dividedBy(FAULTS);
    List<FaultPlan> faults =
        LongStream.range(0, duration.dividedBy(ROUND))
            .mapToObj(round -> backlog.plus(FIRST_FAULT).plus(ROUND.multipliedBy(round)))
            .flatMap(first -> FaultPlan.oneOfEach(first, apart, INTERVAL, PUMPS).stream())
            .toList();
    return plant(seed, start, backlog, duration, faults);
  }

  private static Feed plant(
      long seed, Instant start, Duration backlog, Duration duration, List<FaultPlan> faults) {
    PlantSpec spec =
        new PlantSpec(seed, start.minus(backlog), PUMPS, INTERVAL, backlog.plus(duration), faults);
    PlantStream stream = new PlantStream(spec);
    long records = backlog.dividedBy(INTERVAL) * PUMPS;
    return new Feed(plantRecords(stream), records, stream.faults(), true);
  }

  private static Iterator<FeedRecord> plantRecords(PlantStream stream) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return stream.hasNext();
      }

      @Override
      public FeedRecord next() {
        PlantRecord record = stream.next();
        return new FeedRecord(record.entity(), record.json(), record.arrivalTime());
      }
    };
  }

  /** The rows of CSV files, sent at once. */
  static Feed csv(Path input, Config config, DetectorPlan plan) {
    List<CsvInput> files = CsvInput.list(input);
    CsvRecords records = new CsvRecords(files, plan.reading(), CsvMapping.spec(config), "");
    Iterator<FeedRecord> feed =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return records.hasNext();
          }

          @Override
          public FeedRecord next() {
            LabelledRecord record = records.next();
            return new FeedRecord(
                record.file(), record.raw().value(), record.raw().origin().timestamp());
          }
        };
    return new Feed(feed, 0, List.of(), false);
  }
}
