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

/** The streams that the demo can send. */
final class Feeds {

  static final int PUMPS = 6;
  static final Duration INTERVAL = Duration.ofMillis(100);
  static final Duration BACKLOG = Duration.ofMinutes(4);

  private static final Duration FIRST_FAULT = Duration.ofSeconds(20);
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
    PlantSpec spec =
        new PlantSpec(
            seed,
            start.minus(BACKLOG),
            PUMPS,
            INTERVAL,
            BACKLOG.plus(duration),
            FaultPlan.oneOfEach(BACKLOG.plus(FIRST_FAULT), apart, INTERVAL, PUMPS));
    PlantStream stream = new PlantStream(spec);
    long backlog = BACKLOG.dividedBy(INTERVAL) * PUMPS;
    return new Feed(plantRecords(stream), backlog, stream.faults(), true);
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
