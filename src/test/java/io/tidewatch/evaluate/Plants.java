package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Plants that the tests of this room share, and what is measured on their streams. */
final class Plants {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Duration SECOND = Duration.ofSeconds(1);

  private Plants() {}

  static PlantSpec sound(long seed, int pumps, int readings) {
    return new PlantSpec(seed, START, pumps, SECOND, SECOND.multipliedBy(readings), List.of());
  }

  /** Six pumps for 5,000 readings, with one fault of each kind. */
  static PlantSpec faulty(long seed) {
    Duration first = Duration.ofSeconds(1500);
    Duration apart = Duration.ofSeconds(500);
    return sound(seed, 6, 5000).withFaults(FaultPlan.oneOfEach(first, apart, SECOND, 6));
  }

  static List<PlantRecord> records(PlantSpec spec) {
    List<PlantRecord> records = new ArrayList<>();
    new PlantStream(spec).forEachRemaining(records::add);
    return records;
  }

  static String text(PlantRecord entry) {
    return new String(entry.json(), StandardCharsets.UTF_8);
  }

  /** What the stream's own parser makes of these records. */
  static List<Reading> readings(List<PlantRecord> records) {
    ReadingParser parser = new ReadingParser(PlantStream.readingSpec());
    List<Reading> readings = new ArrayList<>();
    for (PlantRecord entry : records) {
      Origin origin = new Origin("plant", 0, readings.size(), entry.arrivalTime());
      RawRecord raw = new RawRecord(origin, null, entry.json());
      assertThat(parser.parse(raw)).isInstanceOf(Reading.class);
      readings.add((Reading) parser.parse(raw));
    }
    return readings;
  }

  /** One channel of the readings that meet a condition. */
  static double[] values(List<Reading> readings, PlantChannel channel, Predicate<Reading> chosen) {
    return readings.stream()
        .filter(chosen)
        .mapToDouble(reading -> reading.values()[channel.ordinal()])
        .toArray();
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double deviation(double[] values) {
    return Math.sqrt(covariance(values, values));
  }

  static double correlation(double[] one, double[] other) {
    return covariance(one, other) / (deviation(one) * deviation(other));
  }

  private static double covariance(double[] one, double[] other) {
    double meanOfOne = mean(one);
    double meanOfOther = mean(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - meanOfOne) * (other[i] - meanOfOther);
    }
    return sum / one.length;
  }
}
