package io.tidewatch.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Event times in cells: writes them as JSON and says which moment they stand for, by the stream's
 * own reading of the format. Where records carry no time of their own, cells are milliseconds since
 * the epoch or ISO 8601.
 */
final class CellTime {

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

  private final JsonFactory factory = new JsonFactory();
  private final TimeFormat.Kind kind;
  private final DateTimeFormatter formatter;
  private final ReadingParser own;
  private final ReadingParser iso = probe(new TimeFormat(TimeFormat.Kind.ISO_8601, ""));

  CellTime(TimeFormat format) {
    this.kind = format.kind();
    this.formatter =
        kind == TimeFormat.Kind.PATTERN
            ? DateTimeFormatter.ofPattern(format.pattern(), Locale.ENGLISH).withZone(ZoneOffset.UTC)
            : null;
    this.own =
        kind == TimeFormat.Kind.RECORD_TIMESTAMP
            ? probe(new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, ""))
            : probe(format);
  }

  /** Whether records have a field for the time. */
  boolean hasField() {
    return kind != TimeFormat.Kind.RECORD_TIMESTAMP;
  }

  /** A moment in the notation of cells. */
  String cell(long millis) {
    return switch (kind) {
      case EPOCH_MILLIS, RECORD_TIMESTAMP -> Long.toString(millis);
      case EPOCH_SECONDS -> BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
      case EPOCH_MICROS -> BigDecimal.valueOf(millis, -3).toPlainString();
      case ISO_8601 -> Instant.ofEpochMilli(millis).toString();
      case PATTERN -> formatter.format(Instant.ofEpochMilli(millis));
    };
  }

  /** Writes a cell as the JSON value it stands for. */
  void write(JsonGenerator json, String cell) throws IOException {
    if (kind == TimeFormat.Kind.ISO_8601 || kind == TimeFormat.Kind.PATTERN) {
      CellJson.writeText(json, cell);
    } else {
      CellJson.writeNumber(json, cell);
    }
  }

  /** The moment a cell stands for, in milliseconds since the epoch; empty where it is none. */
  OptionalLong millis(String cell) {
    if (!hasField() && !DIGITS.matcher(cell.strip()).matches()) {
      return read(iso, (json, text) -> json.writeString(text.strip()), cell);
    }
    return read(own, this::write, cell);
  }

  private interface Writing {
    void write(JsonGenerator json, String cell) throws IOException;
  }

  private OptionalLong read(ReadingParser parser, Writing writing, String cell) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("entity", "probe");
      json.writeNumberField("channel", 0);
      json.writeFieldName("time");
      writing.write(json, cell);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException(
          "memory must be writable, but was not (time " + cell + ")", e);
    }
    RawRecord raw = new RawRecord(new Origin("probe", 0, 0, 0), null, bytes.toByteArray());
    return parser.parse(raw) instanceof Reading reading
        ? OptionalLong.of(reading.time())
        : OptionalLong.empty();
  }

  private static ReadingParser probe(TimeFormat format) {
    ReadingLimits limits = new ReadingLimits(65_536, 256, Long.MIN_VALUE, Long.MAX_VALUE);
    List<ChannelSpec> channel = List.of(ChannelSpec.number("channel"));
    return new ReadingParser(new ReadingSpec("entity", "", "time", format, channel, limits));
  }
}
