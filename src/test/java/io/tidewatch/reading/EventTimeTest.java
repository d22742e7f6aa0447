package io.tidewatch.reading;

import static io.tidewatch.reading.Records.LOG_TIME;
import static io.tidewatch.reading.Records.deadLetter;
import static io.tidewatch.reading.Records.reading;
import static io.tidewatch.reading.Records.utf8;
import static io.tidewatch.reading.TimeFormat.Kind.EPOCH_MICROS;
import static io.tidewatch.reading.TimeFormat.Kind.EPOCH_MILLIS;
import static io.tidewatch.reading.TimeFormat.Kind.EPOCH_SECONDS;
import static io.tidewatch.reading.TimeFormat.Kind.ISO_8601;
import static io.tidewatch.reading.TimeFormat.Kind.RECORD_TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.reading.TimeFormat.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {

  private static final ReadingLimits ANY_PAST =
      new ReadingLimits(65_536, 256, Long.MIN_VALUE + 1, 86_400_000L);

  @ParameterizedTest
  @CsvSource({
    "EPOCH_SECONDS, 1767225600, 2026-01-01T00:00:00Z",
    "EPOCH_SECONDS, 1767225599.9999, 2025-12-31T23:59:59.999Z",
    "EPOCH_SECONDS, 1767225600.001, 2026-01-01T00:00:00.001Z",
    "EPOCH_SECONDS, 1700000000.123456789012345678901, 2023-11-14T22:13:20.123Z",
    "EPOCH_SECONDS, 1.7E9, 2023-11-14T22:13:20Z",
    "EPOCH_SECONDS, 17e+8, 2023-11-14T22:13:20Z",
    "EPOCH_SECONDS, 0, 1970-01-01T00:00:00Z",
    "EPOCH_SECONDS, -0.0001, 1969-12-31T23:59:59.999Z",
    "EPOCH_SECONDS, -1.5, 1969-12-31T23:59:58.500Z",
    "EPOCH_SECONDS, 1e-99999999, 1970-01-01T00:00:00Z",
    "EPOCH_SECONDS, -1e-99999999, 1969-12-31T23:59:59.999Z",
    "EPOCH_SECONDS, 0e99999999, 1970-01-01T00:00:00Z",
    "EPOCH_MILLIS, 1767225600123, 2026-01-01T00:00:00.123Z",
    "EPOCH_MILLIS, 1767225600123.9, 2026-01-01T00:00:00.123Z",
    "EPOCH_MILLIS, 1.767225600123E12, 2026-01-01T00:00:00.123Z",
    "EPOCH_MILLIS, -1, 1969-12-31T23:59:59.999Z",
    "EPOCH_MICROS, 1767225600123999, 2026-01-01T00:00:00.123Z",
    "EPOCH_MICROS, 1767225600123999.999999999999, 2026-01-01T00:00:00.123Z",
    "EPOCH_MICROS, -1, 1969-12-31T23:59:59.999Z",
    "ISO_8601, '\"2026-01-01T00:00:00Z\"', 2026-01-01T00:00:00Z",
    "ISO_8601, '\"2026-01-01t00:00:00z\"', 2026-01-01T00:00:00Z",
    "ISO_8601, '\"2026-01-01T00:00Z\"', 2026-01-01T00:00:00Z",
    "ISO_8601, '\"2025-12-31T23:59:59.1Z\"', 2025-12-31T23:59:59.100Z",
    "ISO_8601, '\"2025-12-31T23:59:59,123456789987654321Z\"', 2025-12-31T23:59:59.123Z",
    "ISO_8601, '\"2026-01-01T01:00:00+01:00\"', 2026-01-01T00:00:00Z",
    "ISO_8601, '\"2025-12-31T18:30:00-0530\"', 2026-01-01T00:00:00Z",
    "ISO_8601, '\"2025-12-31T16:00:00-08\"', 2026-01-01T00:00:00Z",
    "ISO_8601, '\"2024-02-29T12:00:00+18:00\"', 2024-02-28T18:00:00Z",
    "ISO_8601, '\"1969-12-31T23:59:59.9996Z\"', 1969-12-31T23:59:59.999Z",
    "ISO_8601, '\"0000-03-01T00:00:00Z\"', 0000-03-01T00:00:00Z",
    "ISO_8601, '\"2026-01-01T00:00:00\\u005a\"', 2026-01-01T00:00:00Z",
  })
  void reads(Kind kind, String value, String expected) {
    Parsed parsed = parse(new TimeFormat(kind, ""), value, ANY_PAST);

    assertThat(Instant.ofEpochMilli(reading(parsed).time())).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "EPOCH_SECONDS, '\"1767225600\"'",
    "EPOCH_SECONDS, true",
    "EPOCH_SECONDS, [1767225600]",
    "EPOCH_SECONDS, 1e99999999",
    "EPOCH_SECONDS, -1e99999999",
    "EPOCH_SECONDS, 9223372036854775807",
    "EPOCH_MILLIS, 9223372036854775808",
    "EPOCH_MILLIS, 99999999999999999999999999999999",
    "EPOCH_MILLIS, '\"2026-01-01T00:00:00Z\"'",
    "ISO_8601, 1767225600",
    "ISO_8601, '\"\"'",
    "ISO_8601, '\"2026-01-01\"'",
    "ISO_8601, '\"2026-01-01T00:00:00\"'",
    "ISO_8601, '\"2026-01-01 00:00:00Z\"'",
    "ISO_8601, '\"2026-02-29T00:00:00Z\"'",
    "ISO_8601, '\"2026-04-31T00:00:00Z\"'",
    "ISO_8601, '\"2026-13-01T00:00:00Z\"'",
    "ISO_8601, '\"2026-00-01T00:00:00Z\"'",
    "ISO_8601, '\"2026-01-00T00:00:00Z\"'",
    "ISO_8601, '\"2026-01-01T24:00:00Z\"'",
    "ISO_8601, '\"2026-01-01T00:60:00Z\"'",
    "ISO_8601, '\"2026-01-01T00:00:60Z\"'",
    "ISO_8601, '\"2026-01-01T00:00:00.Z\"'",
    "ISO_8601, '\"2026-01-01T00:00:00+18:01\"'",
    "ISO_8601, '\"2026-01-01T00:00:00+19:00\"'",
    "ISO_8601, '\"2026-01-01T00:00:00+01:\"'",
    "ISO_8601, '\"2026-01-01T00:00:00+01:60\"'",
    "ISO_8601, '\"2026-01-01T00:00:00Zx\"'",
    "ISO_8601, '\"2026-01-01T00:00:00+01:00[Europe/Berlin]\"'",
    "ISO_8601, '\" 2026-01-01T00:00:00Z\"'",
    "ISO_8601, '\"20260101T000000Z\"'",
    "ISO_8601, '\"+2026-01-01T00:00:00Z\"'",
    "ISO_8601, '\"２０２６-01-01T00:00:00Z\"'",
  })
  void refuses(Kind kind, String value) {
    DeadLetter letter = deadLetter(parse(new TimeFormat(kind, ""), value, ANY_PAST));

    assertThat(letter.reason()).as(letter.detail()).isEqualTo(Reason.BAD_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd HH:mm:ss, 2025-12-31 23:59:59, 2025-12-31T23:59:59Z",
    "uuuu-MM-dd HH:mm:ss.SSS, 2025-12-31 23:59:59.123, 2025-12-31T23:59:59.123Z",
    "yyyy-MM-dd HH:mm:ss.SSSSSS, 2025-12-31 23:59:59.123999, 2025-12-31T23:59:59.123Z",
    "yyyy-MM-dd HH:mm, 2025-12-31 23:59, 2025-12-31T23:59:00Z",
    "yyyy-MM-dd, 2025-12-31, 2025-12-31T00:00:00Z",
    "yyyyMMddHHmmss, 20251231235959, 2025-12-31T23:59:59Z",
    "dd/MMM/yyyy:HH:mm:ss Z, 31/Dec/2025:23:59:59 -0200, 2026-01-01T01:59:59Z",
    "dd.MM.yyyy hh:mm a, 31.12.2025 11:59 PM, 2025-12-31T23:59:00Z",
    "yyyy-MM-dd HH:mm:ss VV, 2025-12-31 23:59:59 Europe/Zurich, 2025-12-31T22:59:59Z",
    "yyyy-MM-dd'T'HH:mm:ssXXX, 2025-12-31T23:59:59+05:30, 2025-12-31T18:29:59Z",
  })
  void readsPatterns(String pattern, String text, String expected) {
    Parsed parsed = parse(new TimeFormat(Kind.PATTERN, pattern), '"' + text + '"', ANY_PAST);

    assertThat(Instant.ofEpochMilli(reading(parsed).time())).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, '\"2025-02-29\"'",
    "yyyy-MM-dd, '\"2025-02-31\"'",
    "yyyy-MM-dd, '\"2025-2-1\"'",
    "yyyy-MM-dd, '\"2025-02-01 \"'",
    "yyyy-MM-dd, 20250201",
    "HH:mm, '\"12:30\"'",
    "dd/MMM/yyyy, '\"31/Dez/2025\"'",
  })
  void refusesWhatDoesNotFollowThePattern(String pattern, String value) {
    Parsed parsed = parse(new TimeFormat(Kind.PATTERN, pattern), value, ANY_PAST);

    assertThat(deadLetter(parsed).reason()).isEqualTo(Reason.BAD_TIME);
  }

  @Test
  void refusesAPatternThatIsNone() {
    ReadingSpec spec =
        Records.spec(new TimeFormat(Kind.PATTERN, "bogus {"), ANY_PAST, ChannelSpec.number("temp"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingParser(spec))
        .withMessageStartingWith("time pattern must be a date-time pattern, but was 'bogus {'");
  }

  @Test
  void holdsTimesToTheEarliestAndToTheLog() {
    ReadingLimits limits = new ReadingLimits(65_536, 256, 31_536_000_000L, 1000);

    assertThat(reading(parse(Records.MILLIS, "31536000000", limits)).time())
        .isEqualTo(31_536_000_000L);
    assertThat(reason(Records.MILLIS, "31535999999", limits)).isEqualTo(Reason.BAD_TIME);
    assertThat(reading(parse(Records.MILLIS, "" + (LOG_TIME + 1000), limits)).time())
        .isEqualTo(LOG_TIME + 1000);
    assertThat(reason(Records.MILLIS, "" + (LOG_TIME + 1001), limits))
        .isEqualTo(Reason.FUTURE_TIME);
  }

  @Test
  void noticesTheWrongUnit() {
    ReadingLimits limits = ReadingLimits.DEFAULT;

    assertThat(reason(new TimeFormat(EPOCH_SECONDS, ""), "" + LOG_TIME, limits))
        .isEqualTo(Reason.FUTURE_TIME);
    assertThat(reason(new TimeFormat(EPOCH_MILLIS, ""), "" + LOG_TIME / 1000, limits))
        .isEqualTo(Reason.BAD_TIME);
    assertThat(reason(new TimeFormat(EPOCH_MILLIS, ""), "" + LOG_TIME * 1000, limits))
        .isEqualTo(Reason.FUTURE_TIME);
    assertThat(reason(new TimeFormat(EPOCH_MICROS, ""), "" + LOG_TIME, limits))
        .isEqualTo(Reason.BAD_TIME);
    assertThat(reason(new TimeFormat(ISO_8601, ""), "\"2099-01-01T00:00:00Z\"", limits))
        .isEqualTo(Reason.FUTURE_TIME);
  }

  @Test
  void takesTheLogsTimeWhereAsked() {
    ReadingSpec spec =
        Records.spec(
            new TimeFormat(RECORD_TIMESTAMP, ""), ReadingLimits.DEFAULT, ChannelSpec.number("ts"));
    byte[] value = utf8("{\"id\":\"a\",\"site\":\"s\",\"ts\":9}");
    RawRecord without = new RawRecord(new Origin("t", 0, 0, -1), null, value);

    assertThat(reading(Records.parse(spec, value)).time()).isEqualTo(LOG_TIME);
    assertThat(deadLetter(new ReadingParser(spec).parse(without)).reason())
        .isEqualTo(Reason.BAD_TIME);
  }

  @Test
  void doesNotOverflowAtTheEndOfTime() {
    ReadingSpec spec =
        Records.spec(
            Records.MILLIS,
            new ReadingLimits(100, 9, Long.MIN_VALUE, Long.MAX_VALUE),
            ChannelSpec.number("temp"));
    byte[] value = utf8("{\"id\":1,\"site\":1,\"ts\":" + Long.MAX_VALUE + ",\"temp\":1}");

    for (long timestamp : new long[] {Long.MAX_VALUE, LOG_TIME, 0}) {
      RawRecord raw = new RawRecord(new Origin("t", 0, 0, timestamp), null, value);
      assertThat(reading(new ReadingParser(spec).parse(raw)).time()).isEqualTo(Long.MAX_VALUE);
    }
    RawRecord raw = new RawRecord(new Origin("t", 0, 0, -1), null, value);
    assertThat(deadLetter(new ReadingParser(spec).parse(raw)).reason())
        .isEqualTo(Reason.FUTURE_TIME);
  }

  private static Reason reason(TimeFormat format, String value, ReadingLimits limits) {
    return deadLetter(parse(format, value, limits)).reason();
  }

  private static Parsed parse(TimeFormat format, String value, ReadingLimits limits) {
    ReadingSpec spec = Records.spec(format, limits, ChannelSpec.number("temp"));
    byte[] record = utf8("{\"ts\":" + value + ",\"id\":\"a\",\"site\":\"s\",\"temp\":1}");
    return Records.parse(spec, record);
  }
}
