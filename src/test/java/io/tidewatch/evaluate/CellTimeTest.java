package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.reading.TimeFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellTimeTest {

  private static final TimeFormat LOG = new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, "");
  private static final long MOMENT = 1_583_748_873_000L;

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of(CsvFiles.MILLIS, "1583748873000", MOMENT),
        Arguments.of(CsvFiles.MILLIS, " 1.583748873E12 ", MOMENT),
        Arguments.of(CsvFiles.SECONDS, "1583748873", MOMENT),
        Arguments.of(CsvFiles.SECONDS, "1583748873.25", MOMENT + 250),
        Arguments.of(CsvFiles.MICROS, "1583748873000999", MOMENT),
        Arguments.of(CsvFiles.ISO, "2020-03-09T10:14:33Z", MOMENT),
        Arguments.of(CsvFiles.ISO, "2020-03-09T11:14:33.5+01:00", MOMENT + 500),
        Arguments.of(CsvFiles.PATTERN, "2020-03-09 10:14:33", MOMENT),
        Arguments.of(LOG, "1583748873000", MOMENT),
        Arguments.of(LOG, "2020-03-09T10:14:33Z", MOMENT),
        Arguments.of(LOG, "-86400000", -86_400_000L));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void readsWhatTheStreamReads(TimeFormat format, String cell, long expected) {
    assertThat(new CellTime(format).millis(cell)).hasValue(expected);
  }

  static Stream<Arguments> noTimes() {
    return Stream.of(
        Arguments.of(CsvFiles.MILLIS, ""),
        Arguments.of(CsvFiles.MILLIS, "2020-03-09"),
        Arguments.of(CsvFiles.ISO, "2020-03-09 10:14:33"),
        Arguments.of(CsvFiles.PATTERN, "2020-02-31 10:14:33"),
        Arguments.of(LOG, ""),
        Arguments.of(LOG, "yesterday"));
  }

  @ParameterizedTest
  @MethodSource("noTimes")
  void saysWhereThereIsNoTime(TimeFormat format, String cell) {
    assertThat(new CellTime(format).millis(cell)).isEmpty();
  }

  static Stream<TimeFormat> formats() {
    return Stream.of(
        CsvFiles.MILLIS, CsvFiles.SECONDS, CsvFiles.MICROS, CsvFiles.ISO, CsvFiles.PATTERN, LOG);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsBackWhatItWrites(TimeFormat format) {
    CellTime times = new CellTime(format);
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      long seconds = random.nextInt();
      boolean fine = format.kind() != TimeFormat.Kind.PATTERN;
      long moment = seconds * 1000 + (fine ? random.nextInt(1000) : 0);
      assertThat(times.millis(times.cell(moment))).hasValue(moment);
    }
  }

  @Test
  void needsNoFieldForTheLogsOwnTime() {
    assertThat(new CellTime(LOG).hasField()).isFalse();
    assertThat(new CellTime(CsvFiles.ISO).hasField()).isTrue();
  }
}
