package io.tidewatch.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Parsed;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.util.List;

/** Values of Kafka records. */
class RecordFuzzTest {

  private static final long LOG_TIME = 1_767_225_600_000L;
  private static final int MOST_DETAIL = 300;
  private static final List<ChannelSpec> CHANNELS =
      List.of(
          ChannelSpec.number("temp"),
          new ChannelSpec("load", "/cpu/load", ChannelType.NUMBER, 0, false),
          new ChannelSpec("kind", "kind", ChannelType.CATEGORY, 16, false),
          new ChannelSpec("open", "/door~1s/is~0open", ChannelType.FLAG, 0, true));

  @FuzzTest
  void epochMillis(byte[] value) {
    assertParsed(new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, ""), value);
  }

  @FuzzTest
  void epochSeconds(byte[] value) {
    assertParsed(new TimeFormat(TimeFormat.Kind.EPOCH_SECONDS, ""), value);
  }

  @FuzzTest
  void iso(byte[] value) {
    assertParsed(new TimeFormat(TimeFormat.Kind.ISO_8601, ""), value);
  }

  @FuzzTest
  void pattern(byte[] value) {
    assertParsed(new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm:ss.SSS"), value);
  }

  private static void assertParsed(TimeFormat format, byte[] value) {
    ReadingSpec spec = new ReadingSpec("id", "site", "ts", format, CHANNELS, ReadingLimits.DEFAULT);
    RawRecord raw = new RawRecord(new Origin("readings", 0, 1, LOG_TIME), null, value);
    Cost.assertBounded(value.length, Cost.BINARY, () -> new ReadingParser(spec).parse(raw));
    Parsed parsed = new ReadingParser(spec).parse(raw);
    if (parsed instanceof DeadLetter letter) {
      String detail = letter.detail();
      if (detail.length() > MOST_DETAIL || detail.startsWith("value must be readable")) {
        throw new AssertionError("dead letter must have one sound line, but was: " + detail);
      }
    } else if (((Reading) parsed).values().length != CHANNELS.size()) {
      throw new AssertionError("reading must have all channels, but was " + parsed);
    }
  }
}
