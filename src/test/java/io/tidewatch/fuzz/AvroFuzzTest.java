package io.tidewatch.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidewatch.avro.AvroFormat;
import io.tidewatch.avro.Meters;
import io.tidewatch.avro.RegistryHeader;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Parsed;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingParser;
import java.util.function.UnaryOperator;

/** Values of Kafka records in Avro. */
class AvroFuzzTest {

  private static final int MOST_DETAIL = 300;

  @FuzzTest
  void bare(byte[] value) {
    assertParsed(new AvroFormat(Meters.SCHEMA, null), value);
  }

  @FuzzTest
  void headed(byte[] value) {
    assertParsed(new AvroFormat(Meters.SCHEMA, new RegistryHeader(7)), value);
  }

  private static void assertParsed(AvroFormat format, byte[] value) {
    RawRecord raw = new RawRecord(new Origin("meters", 0, 1, Meters.LOG_TIME), null, value);
    ReadingParser parser = new ReadingParser(Meters.SPEC, format, UnaryOperator.identity());
    Cost.assertBounded(value.length, Cost.BINARY, () -> parser.parse(raw));
    Parsed parsed = parser.parse(raw);
    if (parsed instanceof DeadLetter letter) {
      String detail = letter.detail();
      if (detail.length() > MOST_DETAIL || detail.startsWith("value must be readable")) {
        throw new AssertionError("dead letter must have one sound line, but was: " + detail);
      }
    }
  }
}
