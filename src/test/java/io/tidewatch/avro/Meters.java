package io.tidewatch.avro;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.JsonFormat;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Parsed;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Records of meters in Avro, and how they are read. */
public final class Meters {

  /** The log's own time of every record here: 2026-01-01T00:00:00Z. */
  public static final long LOG_TIME = 1_767_225_600_000L;

  /** Every type there is: what is read, what is skipped, and what lies in something else. */
  public static final String SCHEMA =
      """
      {"type": "record", "name": "Meter", "fields": [
        {"name": "unread", "type": {"type": "array", "items": ["null", "string", "bytes"]}},
        {"name": "id", "type": ["string", "long"]},
        {"name": "ts", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "temp", "type": ["null", "double", "float", "int", "long", "string"]},
        {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": 2}},
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["a", "b", "c"]}},
        {"name": "open", "type": "boolean"},
        {"name": "inner", "type": {"type": "record", "name": "Inner", "fields": [
          {"name": "skipped", "type": {"type": "map", "values": "float"}},
          {"name": "load", "type": "float"}]}},
        {"name": "tags", "type": {"type": "map", "values": ["string", "boolean", "Inner"]}},
        {"name": "digest", "type": {"type": "fixed", "name": "Digest", "size": 4}}]}
      """;

  /** Reads a field of each type. */
  public static final ReadingSpec SPEC =
      new ReadingSpec(
              "id",
              "",
              "ts",
              new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, ""),
              List.of(
                  ChannelSpec.number("temp"),
                  ChannelSpec.number("price"),
                  new ChannelSpec("kind", "kind", ChannelType.CATEGORY, 16, false),
                  new ChannelSpec("open", "open", ChannelType.FLAG, 0, false),
                  new ChannelSpec("load", "/inner/load", ChannelType.NUMBER, 0, false)),
              new ReadingLimits(1 << 20, 256, 31_536_000_000L, 3_600_000L))
          .with(List.of("/tags/batch", "temp", "ts"));

  private static final Schema PARSED = new Schema.Parser().parse(SCHEMA);

  private Meters() {}

  /** A whole record; its parts can be set to others. */
  static GenericRecord record() {
    GenericRecord inner = new GenericData.Record(PARSED.getField("inner").schema());
    inner.put("skipped", Map.of("x", 1f, "y", 2f));
    inner.put("load", 0.25f);
    GenericRecord record = new GenericData.Record(PARSED);
    record.put("unread", Arrays.asList(null, "é", ByteBuffer.allocate(3)));
    record.put("id", "m-1");
    record.put("ts", LOG_TIME);
    record.put("temp", 21.5);
    record.put("price", ByteBuffer.wrap(new byte[] {(byte) 0xFF, 0x38}));
    record.put("kind", new GenericData.EnumSymbol(PARSED.getField("kind").schema(), "b"));
    record.put("open", true);
    record.put("inner", inner);
    record.put("tags", Map.of("batch", "B-17", "other", true));
    record.put(
        "digest",
        new GenericData.Fixed(PARSED.getField("digest").schema(), new byte[] {1, 2, 3, 4}));
    return record;
  }

  static byte[] bytes(GenericRecord record) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A whole record as its bytes. */
  public static byte[] bytes() {
    return bytes(record());
  }

  static Parsed parse(RegistryHeader header, byte[] value) {
    return parse(SPEC, SCHEMA, header, value);
  }

  static Parsed parse(ReadingSpec spec, String schema, RegistryHeader header, byte[] value) {
    AvroFormat format = new AvroFormat(schema, header);
    return new ReadingParser(spec, format, UnaryOperator.identity()).parse(raw(value));
  }

  static Parsed parseJson(String json) {
    return new ReadingParser(SPEC, new JsonFormat(), UnaryOperator.identity())
        .parse(raw(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static RawRecord raw(byte[] value) {
    return new RawRecord(new Origin("meters", 0, 1, LOG_TIME), null, value);
  }
}
