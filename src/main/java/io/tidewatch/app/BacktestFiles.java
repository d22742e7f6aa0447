package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.CsvInput;
import io.tidewatch.evaluate.CsvRecords;
import io.tidewatch.evaluate.CsvSpec;
import io.tidewatch.evaluate.LabelledRecord;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.reading.RawRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The files that a backtest reads, as often as it is run.
 *
 * @param csv how their rows are read
 * @param inputs what is scored
 * @param histories what is learned from first
 * @param labels the column of the labels, or empty
 */
record BacktestFiles(CsvSpec csv, List<CsvInput> inputs, List<CsvInput> histories, String labels) {

  /**
   * Finds the files.
   *
   * @throws CommandFailure when one is missing, or histories do not fit the inputs
   */
  static BacktestFiles of(Config config, List<Path> inputs, List<Path> histories, String labels) {
    CsvSpec csv = CsvMapping.spec(config);
    List<CsvInput> files = list(inputs);
    List<CsvInput> past = histories.isEmpty() ? List.of() : list(histories);
    if (!past.isEmpty() && csv.entityColumn().isEmpty()) {
      past = HistoryFiles.paired(past, files);
    }
    return new BacktestFiles(csv, files, past, labels);
  }

  /** Feeds a pipeline with all of it: the histories first, then the inputs, noted as read. */
  void feed(Backtest backtest, DetectorPlan plan, Consumer<LabelledRecord> read) {
    feed(backtest, plan, read, UnaryOperator.identity());
  }

  /**
   * The same with other records in place of the inputs'.
   *
   * @param change what becomes of each record of the inputs once it is noted
   */
  void feed(
      Backtest backtest,
      DetectorPlan plan,
      Consumer<LabelledRecord> read,
      UnaryOperator<RawRecord> change) {
    if (!histories.isEmpty()) {
      backtest.learnFrom(history(plan));
    }
    List<CsvInput> unlabelled = unlabelled();
    List<Iterator<RawRecord>> partitions = new ArrayList<>();
    for (CsvInput file : inputs) {
      String column = unlabelled.contains(file) ? "" : labels;
      partitions.addAll(open(List.of(file), plan, csv, column, read, change));
    }
    backtest.run(partitions);
  }

  /** Reads the inputs' records, file by file, without their labels. */
  void read(DetectorPlan plan, Consumer<RawRecord> seen) {
    for (Iterator<RawRecord> records : open(inputs, plan, csv, "", row -> {})) {
      records.forEachRemaining(seen);
    }
  }

  /** How many lines the inputs have: about as many as they have records. */
  long lines() {
    return inputs.stream().mapToLong(CsvInput::lines).sum();
  }

  /** The inputs without the column of labels, where others have it: scored, but not judged. */
  List<CsvInput> unlabelled() {
    List<CsvInput> without =
        labels.isEmpty()
            ? List.of()
            : inputs.stream().filter(file -> !file.names(labels, csv.delimiter())).toList();
    return without.size() == inputs.size() ? List.of() : without;
  }

  private List<Iterator<RawRecord>> history(DetectorPlan plan) {
    if (!csv.byRow()) {
      return open(histories, plan, csv, "", row -> {});
    }
    return histories.stream()
        .map(file -> HistoryFiles.endingBefore(file, plan.reading(), csv))
        .flatMap(before -> open(List.of(before.file()), plan, before.csv(), "", row -> {}).stream())
        .toList();
  }

  private static List<CsvInput> list(List<Path> paths) {
    try {
      return CsvInput.list(paths);
    } catch (IllegalArgumentException missing) {
      throw CommandFailure.refused(List.of(missing.getMessage()));
    }
  }

  private static List<Iterator<RawRecord>> open(
      List<CsvInput> files,
      DetectorPlan plan,
      CsvSpec csv,
      String labels,
      Consumer<LabelledRecord> seen) {
    return open(files, plan, csv, labels, seen, UnaryOperator.identity());
  }

  /** One stream of records for each file, as a topic has one for each partition. */
  private static List<Iterator<RawRecord>> open(
      List<CsvInput> files,
      DetectorPlan plan,
      CsvSpec csv,
      String labels,
      Consumer<LabelledRecord> seen,
      UnaryOperator<RawRecord> change) {
    List<Iterator<RawRecord>> partitions = new ArrayList<>();
    for (CsvInput file : files) {
      CsvRecords records = new CsvRecords(List.of(file), plan.reading(), csv, labels);
      partitions.add(
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return records.hasNext();
            }

            @Override
            public RawRecord next() {
              LabelledRecord record = records.next();
              seen.accept(record);
              return change.apply(record.raw());
            }
          });
    }
    return partitions;
  }
}
