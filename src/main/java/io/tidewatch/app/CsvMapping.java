package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.CsvConfig;
import io.tidewatch.evaluate.CsvSpec;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.time.Duration;

/** The CSV part of a configuration in the words of the evaluate room. */
public final class CsvMapping {

  private static final String DEFAULT_TIME_FIELD = "time";

  private CsvMapping() {}

  /** How the files' columns are read. */
  public static CsvSpec spec(Config config) {
    CsvConfig csv = config.csv();
    String entity = csv.entityColumn().orElse("");
    char delimiter = csv.delimiter().character();
    if (csv.time() instanceof CsvConfig.RowTime row) {
      return new CsvSpec(CsvSpec.ROW, row.start(), row.spacing(), entity, delimiter);
    }
    CsvConfig.TimeColumn column = (CsvConfig.TimeColumn) csv.time();
    return new CsvSpec(
        column.name(), CsvSpec.DEFAULT_START, Duration.ofSeconds(1), entity, delimiter);
  }

  /** The plan for records made of files: their time is written as the files have it. */
  public static DetectorPlan plan(Config config) {
    DetectorPlan plan = config.plan();
    ReadingSpec reading = plan.reading();
    TimeFormat format =
        config.csv().time() instanceof CsvConfig.TimeColumn column
            ? column.format()
            : new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, "");
    String field = reading.timeField().isEmpty() ? DEFAULT_TIME_FIELD : reading.timeField();
    ReadingSpec written =
        new ReadingSpec(
            reading.entityField(),
            reading.groupField(),
            field,
            format,
            reading.channels(),
            reading.limits());
    return plan.with(written);
  }
}
