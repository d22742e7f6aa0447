package io.tidewatch.evaluate;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingParser;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV files as a stream of raw records: each line becomes a JSON object that follows a reading
 * specification, so that what reads the stream reads the files.
 *
 * <p>Files come one after the other and are open only while they are read. The record's own
 * timestamp is its event time; where that cannot be read it is the one before (at first 0), and the
 * stream's own parser refuses the record. The same goes for cells that are not what a channel
 * needs: only faults of the file itself, such as a missing column or a ragged line, end the
 * reading.
 *
 * <p>The label never becomes part of a record.
 */
public final class CsvRecords implements Iterator<LabelledRecord>, Closeable {

  private final List<CsvInput> inputs;
  private final ReadingSpec reading;
  private final CsvSpec csv;
  private final String labelColumn;
  private final CellTime times;
  private int fileIndex = -1;
  private CsvLines lines;
  private CsvColumns columns;
  private LineJson shape;
  private long row;
  private long lastTime;

  /**
   * The records of some files, in their order.
   *
   * @param inputs the files
   * @param reading what the objects look like
   * @param csv what the columns mean
   * @param labelColumn the column of the labels, or empty
   * @throws IllegalArgumentException when no record can follow the specification, or it reads the
   *     label
   */
  public CsvRecords(List<CsvInput> inputs, ReadingSpec reading, CsvSpec csv, String labelColumn) {
    this.inputs = List.copyOf(inputs);
    this.reading = Objects.requireNonNull(reading, "reading");
    this.csv = Objects.requireNonNull(csv, "csv");
    this.labelColumn = Objects.requireNonNull(labelColumn, "labelColumn");
    // Made for its checks: pointers, fields inside fields, the time pattern.
    new ReadingParser(reading);
    this.times = new CellTime(reading.timeFormat());
    requireHiddenLabel();
    requireTimesThatReadBack();
  }

  /**
   * Whether another record follows; opens the next file where one ends.
   *
   * @throws CsvException when a file cannot be read
   */
  @Override
  public boolean hasNext() {
    while (lines == null || !lines.hasNext()) {
      close();
      if (fileIndex + 1 >= inputs.size()) {
        return false;
      }
      open(fileIndex + 1);
    }
    return true;
  }

  /**
   * The next record.
   *
   * @throws CsvException when the line is ragged or its label is none
   */
  @Override
  public LabelledRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("CSV files are at their end");
    }
    CSVRecord line = lines.next();
    if (line.size() != columns.width()) {
      throw fault("line", columns.width() + " cells long as the header", line.size() + " cells");
    }
    String time = csv.byRow() ? times.cell(csv.timeOf(row)) : line.get(columns.time());
    String file = inputs.get(fileIndex).file();
    int label = label(line);
    Origin origin = new Origin(file, 0, row, timestamp(time));
    return new LabelledRecord(
        new RawRecord(origin, null, json(line, time)), fileIndex, file, row++, label);
  }

  /** Closes the file that is open, if any. */
  @Override
  public void close() {
    if (lines != null) {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        lines = null;
      }
    }
  }

  private void open(int index) {
    fileIndex = index;
    CsvInput input = inputs.get(index);
    lines = new CsvLines(input, csv.delimiter());
    columns = CsvColumns.of(lines.header(), reading, csv, labelColumn, lines.where());
    shape = new LineJson(reading, columns, times, input.file());
    row = 0;
    lastTime = 0;
  }

  private int label(CSVRecord line) {
    if (columns.label() == CsvColumns.NONE) {
      return LabelledRecord.UNLABELLED;
    }
    int label = CellJson.label(line.get(columns.label()));
    if (label == LabelledRecord.UNLABELLED) {
      throw fault("label", "0 or 1", "'" + line.get(columns.label()) + "'");
    }
    return label;
  }

  private long timestamp(String time) {
    OptionalLong millis = times.millis(time);
    if (millis.isEmpty() && !times.hasField()) {
      throw fault("time", "milliseconds since the epoch or ISO 8601", "'" + time + "'");
    }
    lastTime = millis.orElse(lastTime);
    return lastTime;
  }

  private byte[] json(CSVRecord line, String time) {
    try {
      return shape.write(line, time);
    } catch (IOException e) {
      throw new CsvException("line", "text", "not: " + e.getMessage(), lines.where(), e);
    }
  }

  private CsvException fault(String thing, String rule, String was) {
    return new CsvException(thing, rule, was, lines.where(), null);
  }

  private void requireHiddenLabel() {
    boolean read =
        labelColumn.equals(csv.timeColumn())
            || labelColumn.equals(csv.entityColumn())
            || labelColumn.equals(reading.groupField())
            || reading.channels().stream().map(ChannelSpec::field).anyMatch(labelColumn::equals);
    if (!labelColumn.isEmpty() && read) {
      throw new IllegalArgumentException(
          "label column must be one that nothing else reads, but was '"
              + labelColumn
              + "' (reading specification or CSV)");
    }
  }

  // A pattern may lack the seconds that rows lie apart, or even the year.
  private void requireTimesThatReadBack() {
    boolean pattern = reading.timeFormat().kind() == TimeFormat.Kind.PATTERN;
    long second = csv.timeOf(1);
    if (csv.byRow() && pattern && times.millis(times.cell(second)).orElse(-1) != second) {
      throw new IllegalArgumentException(
          "time pattern must be fine enough for rows "
              + csv.spacing()
              + " apart, but was "
              + reading.timeFormat().pattern()
              + " (time column row)");
    }
  }
}
