package io.tidewatch.evaluate;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** CSV files and specifications that the tests of this room share. */
final class CsvFiles {

  static final TimeFormat MILLIS = new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, "");
  static final TimeFormat SECONDS = new TimeFormat(TimeFormat.Kind.EPOCH_SECONDS, "");
  static final TimeFormat MICROS = new TimeFormat(TimeFormat.Kind.EPOCH_MICROS, "");
  static final TimeFormat ISO = new TimeFormat(TimeFormat.Kind.ISO_8601, "");
  static final TimeFormat PATTERN = new TimeFormat(TimeFormat.Kind.PATTERN, "yyyy-MM-dd HH:mm:ss");

  private CsvFiles() {}

  /** Entity {@code id}, time {@code at}, no group. */
  static ReadingSpec reading(TimeFormat format, ChannelSpec... channels) {
    String time = format.kind() == TimeFormat.Kind.RECORD_TIMESTAMP ? "" : "at";
    return new ReadingSpec("id", "", time, format, List.of(channels), ReadingLimits.DEFAULT);
  }

  static ChannelSpec channel(String name, String field, ChannelType type) {
    return new ChannelSpec(name, field, type, type == ChannelType.CATEGORY ? 16 : 0, false);
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path writeGzip(Path file, String text) {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<LabelledRecord> records(Path input, ReadingSpec reading, CsvSpec csv, String label) {
    List<LabelledRecord> all = new ArrayList<>();
    try (CsvRecords records = new CsvRecords(CsvInput.list(input), reading, csv, label)) {
      records.forEachRemaining(all::add);
    }
    return all;
  }

  static String json(LabelledRecord entry) {
    return json(entry.raw());
  }

  static String json(RawRecord raw) {
    return new String(raw.value(), StandardCharsets.UTF_8);
  }
}
