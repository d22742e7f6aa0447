package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.CsvException;
import io.tidewatch.evaluate.CsvInput;
import io.tidewatch.evaluate.CsvRecords;
import io.tidewatch.evaluate.CsvSpec;
import io.tidewatch.evaluate.LabelledRecord;
import io.tidewatch.evaluate.Quality;
import io.tidewatch.evaluate.ScoreWriter;
import io.tidewatch.evaluate.ScoredRow;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.reading.RawRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole pipeline over files, without Kafka and Flink. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the pipeline over CSV files, plain or gzipped, and says what it found.",
      "The alerts are those that a stream job would send for the same records."
    },
    footer = {
      "",
      "Example:",
      "  ./tidewatch backtest --config conf/skab.yaml --input data/valve1 --labels anomaly"
    })
public final class BacktestCommand implements Subcommand {

  @Mixin private ConfigOption config;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH",
      description = "A CSV file, or a folder of them that is read recursively; may be repeated.")
  private List<Path> inputs;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = {
        "A file to learn from first and not to score; may be repeated, once for each input file",
        "where files are entities."
      })
  private List<Path> histories = new ArrayList<>();

  @Option(
      names = "--labels",
      paramLabel = "COLUMN",
      defaultValue = "",
      description = "A column of 0 and 1 that only the metrics see.")
  private String labels;

  @Option(
      names = "--from-row",
      paramLabel = "N",
      defaultValue = "0",
      description = "The first row of each file that the metrics count; default ${DEFAULT-VALUE}.")
  private int fromRow;

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description = "Where to write one line for each record.")
  private Path scores;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "",
      description = "What to put into the scores' first column.")
  private String dataset;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public BacktestCommand() {}

  @Override
  public Integer call() throws IOException {
    Config checked = config.load();
    List<CsvInput> files = list(inputs);
    DetectorPlan plan = CsvMapping.plan(checked);
    BacktestLedger ledger = new BacktestLedger(files);
    Backtest backtest = new Backtest(plan, new Dl4jTrainer(), ledger);
    long begun = System.nanoTime();
    try {
      learnHistory(backtest, plan, checked, files);
      CsvSpec csv = CsvMapping.spec(checked);
      backtest.run(open(files, plan, csv, labels, ledger::read));
    } catch (CsvException | IllegalArgumentException unreadable) {
      throw CommandFailure.failed(List.of(unreadable.getMessage()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (scores != null) {
      write(ledger.rows());
    }
    PrintWriter out = spec.commandLine().getOut();
    BacktestText.lines(ledger, backtest.waiting(), seconds).forEach(out::println);
    if (!labels.isEmpty()) {
      QualityText.lines(Quality.of(ledger.labelled(fromRow))).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private static List<CsvInput> list(List<Path> paths) {
    try {
      return CsvInput.list(paths);
    } catch (IllegalArgumentException missing) {
      throw CommandFailure.refused(List.of(missing.getMessage()));
    }
  }

  private void learnHistory(
      Backtest backtest, DetectorPlan plan, Config checked, List<CsvInput> files) {
    if (histories.isEmpty()) {
      return;
    }
    CsvSpec csv = CsvMapping.spec(checked);
    List<CsvInput> own = list(histories);
    if (csv.entityColumn().isEmpty()) {
      own = HistoryFiles.paired(own, files);
    }
    if (csv.byRow()) {
      backtest.learnFrom(
          own.stream()
              .map(file -> HistoryFiles.endingBefore(file, plan.reading(), csv))
              .flatMap(
                  before ->
                      open(List.of(before.file()), plan, before.csv(), "", row -> {}).stream())
              .toList());
    } else {
      backtest.learnFrom(open(own, plan, csv, "", row -> {}));
    }
  }

  /** One stream of records for each file, as a topic has one for each partition. */
  private static List<Iterator<RawRecord>> open(
      List<CsvInput> files,
      DetectorPlan plan,
      CsvSpec csv,
      String labels,
      Consumer<LabelledRecord> seen) {
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
              return record.raw();
            }
          });
    }
    return partitions;
  }

  private void write(List<ScoredRow> rows) throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(scores, StandardCharsets.UTF_8);
        ScoreWriter writer = new ScoreWriter(file, dataset)) {
      long position = 0;
      for (ScoredRow row : rows) {
        writer.write(position++, row);
      }
    }
  }
}
