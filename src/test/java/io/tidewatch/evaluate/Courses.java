package io.tidewatch.evaluate;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Records of two noisy channels, a constant one and a category, one entity a file. */
final class Courses {

  static final ReadingSpec READING =
      CsvFiles.reading(
          CsvFiles.MILLIS,
          ChannelSpec.number("a"),
          CsvFiles.channel("b", "/in/b", ChannelType.NUMBER),
          ChannelSpec.number("constant"),
          CsvFiles.channel("mode", "mode", ChannelType.CATEGORY));

  /** The event time of each first record. */
  static final long START = 1_600_000_000_000L;

  private Courses() {}

  /** A record of each second; of each tenth one, {@code a} is missing. */
  static List<RawRecord> records(String file, int count) {
    List<RawRecord> records = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(file.hashCode());
    for (int row = 0; row < count; row++) {
      long time = START + 1_000L * row;
      String a = row % 10 == 9 ? "null" : Float.toString((float) random.nextGaussian());
      float b = (float) (20 + 5 * random.nextGaussian());
      String json =
          "{\"id\":\"%s\",\"at\":%d,\"a\":%s,\"in\":{\"b\":%s},\"constant\":7.50,\"mode\":\"x\"}"
              .formatted(file, time, a, b);
      records.add(
          new RawRecord(
              new Origin(file, 0, row, time), null, json.getBytes(StandardCharsets.UTF_8)));
    }
    return records;
  }

  static Reading reading(RawRecord raw) {
    return (Reading) new ReadingParser(READING).parse(raw);
  }

  /** Faults planted into all of these records. */
  static Planting planted(List<RawRecord> records, long seed) {
    FaultPlanter planter = new FaultPlanter(READING.channels(), seed);
    records.forEach(raw -> planter.see(reading(raw)));
    return planter.plant();
  }
}
