package io.tidewatch.app;

import io.tidewatch.evaluate.CsvInput;
import io.tidewatch.evaluate.CsvRecords;
import io.tidewatch.evaluate.CsvSpec;
import io.tidewatch.reading.ReadingSpec;
import java.util.ArrayList;
import java.util.List;

/** Files to learn from before the input begins, as the past of the same entities. */
final class HistoryFiles {

  private HistoryFiles() {}

  /** A file and how its rows are timed. */
  record Timed(CsvInput file, CsvSpec csv) {}

  /**
   * Gives each history file the name, and so the entity, of the input file it is the past of.
   *
   * @throws CommandFailure when there are not as many histories as inputs
   */
  static List<CsvInput> paired(List<CsvInput> histories, List<CsvInput> inputs) {
    if (histories.size() != inputs.size()) {
      throw CommandFailure.refused(
          List.of(
              "history must be one file for each input file, where files are entities, but was "
                  + histories.size()
                  + " for "
                  + inputs.size()
                  + " (--history)"));
    }
    List<CsvInput> paired = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      paired.add(new CsvInput(histories.get(i).path(), inputs.get(i).file()));
    }
    return paired;
  }

  /** Times the rows of a file without times so that the last one lies just before the input. */
  static Timed endingBefore(CsvInput file, ReadingSpec reading, CsvSpec csv) {
    long rows = 0;
    try (CsvRecords records = new CsvRecords(List.of(file), reading, csv, "")) {
      while (records.hasNext()) {
        records.next();
        rows++;
      }
    }
    return new Timed(
        file,
        new CsvSpec(
            csv.timeColumn(),
            csv.start().minus(csv.spacing().multipliedBy(rows)),
            csv.spacing(),
            csv.entityColumn(),
            csv.delimiter()));
  }
}
