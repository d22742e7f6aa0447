package io.tidewatch.config;

import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The section {@code csv}: how CSV files are read. */
final class CsvSection {

  private static final Rule<Duration> SPACING =
      Rules.duration(Duration.ofMillis(1), Duration.ofDays(366));
  private static final TimeFormat ISO = new TimeFormat(TimeFormat.Kind.ISO_8601, "");

  private CsvSection() {}

  /**
   * Reads the section.
   *
   * @param reading how records are read, where it is known: files may write times the same way
   * @return the settings, where nothing is wrong with them
   */
  static Optional<CsvConfig> read(Section section, Optional<ReadingSpec> reading) {
    Optional<CsvConfig.Time> time =
        section
            .value("time")
            .map(value -> time(value, reading))
            .orElseGet(() -> Optional.of(usual(reading)));
    Optional<String> entity = section.find("entity", Rules.TEXT);
    CsvConfig.Delimiter delimiter =
        section.get("delimiter", Rules.choice(CsvConfig.Delimiter.class), Defaults.DELIMITER);
    return section.finish(() -> new CsvConfig(time.orElseThrow(), entity, delimiter));
  }

  private static CsvConfig.Time usual(Optional<ReadingSpec> reading) {
    return reading
        .filter(spec -> !spec.timeField().isEmpty())
        .<CsvConfig.Time>map(spec -> new CsvConfig.TimeColumn(spec.timeField(), spec.timeFormat()))
        .orElse(new CsvConfig.RowTime(Defaults.CSV_SPACING, Defaults.CSV_START));
  }

  private static Optional<CsvConfig.Time> time(Value value, Optional<ReadingSpec> reading) {
    if (!value.isSection()) {
      value.mustBe("a section such as {column: at, format: iso_8601} or {row: 1s}");
      return Optional.empty();
    }
    Section section = value.section();
    Optional<String> column = section.find("column", Rules.TEXT);
    Optional<TimeFormat> format = TimeSection.format(section);
    Optional<Duration> row = section.find("row", SPACING);
    Optional<Instant> start = section.find("start", Rules.INSTANT);
    boolean columnGiven = section.value("column").isPresent();
    if (columnGiven == section.value("row").isPresent()) {
      value.report(
          "time must have either column or row, but was with "
              + (columnGiven ? "both" : "neither"));
    }
    section.check(
        start.isEmpty() || !columnGiven, "start", "beside row", "beside column", "column");
    section.check(
        format.isEmpty() || columnGiven, formatKey(section), "beside column", "beside row", "row");
    TimeFormat usual =
        reading
            .map(ReadingSpec::timeFormat)
            .filter(written -> written.kind() != TimeFormat.Kind.RECORD_TIMESTAMP)
            .orElse(ISO);
    return section.finish(
        () ->
            columnGiven
                ? new CsvConfig.TimeColumn(column.orElseThrow(), format.orElse(usual))
                : new CsvConfig.RowTime(row.orElseThrow(), start.orElse(Defaults.CSV_START)));
  }

  private static String formatKey(Section section) {
    return section.value("format").isPresent() ? "format" : "pattern";
  }
}
