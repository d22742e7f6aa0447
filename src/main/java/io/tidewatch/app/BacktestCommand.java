package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.evaluate.Backtest;
import io.tidewatch.evaluate.CsvException;
import io.tidewatch.evaluate.Quality;
import io.tidewatch.evaluate.ScoreWriter;
import io.tidewatch.evaluate.ScoredRow;
import io.tidewatch.learn.DetectorPlan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
      "  ./tidewatch backtest --config conf/skab.yaml --input data/valve1 --labels anomaly",
      "  ./tidewatch backtest --config conf/skab.yaml --input data/valve1 --labels anomaly \\",
      "      --family all --table families.md"
    })
public final class BacktestCommand implements Subcommand {

  @Mixin private ConfigOption config;

  @Mixin private InputOptions input;

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

  @Option(
      names = "--family",
      paramLabel = "NAME",
      defaultValue = "",
      description = {
        "A family of autoencoders in place of the configured one; what it takes of the configured",
        "settings is kept. With 'all', every family and three baselines in one table."
      })
  private String family;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Where to write the table of --family all as Markdown.")
  private Path table;

  @Option(
      names = "--model-out",
      paramLabel = "FILE",
      description = {
        "Where to write the last model that was promoted, for another plant's configuration to",
        "begin with (model: {transfer: {file: FILE}})."
      })
  private Path modelOut;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public BacktestCommand() {}

  @Override
  public Integer call() throws IOException {
    Config checked = config.load();
    BacktestFiles files = input.files(checked);
    DetectorPlan plan = CsvMapping.plan(checked);
    if (!family.equals(FamilyChoice.ALL)) {
      refuse(table != null, "table must come with --family all, but was without (--table)");
      return runOne(files, family.isEmpty() ? plan : chosen(plan));
    }
    refuse(scores != null, "scores must be of one family, but was of all (--scores)");
    refuse(modelOut != null, "model must be of one family, but was of all (--model-out)");
    return compare(files, plan);
  }

  private static void refuse(boolean broken, String message) {
    if (broken) {
      throw CommandFailure.refused(List.of(message));
    }
  }

  private DetectorPlan chosen(DetectorPlan plan) {
    FamilyChoice choice = FamilyChoice.of(plan.learning().spec(), FamilyChoice.named(family));
    DetectorPlan changed = choice.in(plan);
    PrintWriter err = spec.commandLine().getErr();
    if (!choice.dropped().isEmpty()) {
      err.println("family " + family + " " + choice.droppedText());
    }
    if (plan.learning().transfer() != null && changed.learning().transfer() == null) {
      err.println("family " + family + " begins without the earlier model, of another family");
    }
    err.flush();
    return changed;
  }

  private Integer runOne(BacktestFiles files, DetectorPlan plan) throws IOException {
    BacktestLedger ledger = new BacktestLedger(files.inputs());
    Backtest backtest = new Backtest(plan, new Dl4jTrainer(), ledger);
    long begun = System.nanoTime();
    try {
      files.feed(backtest, plan, ledger::read);
    } catch (CsvException | IllegalArgumentException unreadable) {
      throw CommandFailure.failed(List.of(unreadable.getMessage()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (scores != null) {
      write(ledger.rows());
    }
    if (modelOut != null) {
      ModelFile.write(ledger.lastModel(), modelOut);
    }
    PrintWriter out = spec.commandLine().getOut();
    BacktestText.lines(ledger, backtest.waiting(), seconds).forEach(out::println);
    if (!input.labels().isEmpty()) {
      QualityText.lines(Quality.of(ledger.labelled(input.fromRow()))).forEach(out::println);
      int unlabelled = files.unlabelled().size();
      if (unlabelled > 0) {
        out.println(
            "not judged  "
                + unlabelled
                + " of the files, which have no column '"
                + input.labels()
                + "'");
      }
    }
    out.flush();
    return 0;
  }

  private Integer compare(BacktestFiles files, DetectorPlan plan) throws IOException {
    List<Contender> contenders = Contender.all(plan);
    List<ComparisonRow> rows;
    try (Progress progress =
        Progress.ofEqual(
            contenders.size(),
            spec.commandLine().getErr(),
            System.console() != null,
            System::nanoTime)) {
      rows = new Comparison(files, input.fromRow()).run(contenders, progress);
    } catch (CsvException | IllegalArgumentException unreadable) {
      throw CommandFailure.failed(List.of(unreadable.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    ComparisonTable.text(rows).forEach(out::println);
    out.flush();
    if (table != null) {
      Files.write(table, page(rows), StandardCharsets.UTF_8);
    }
    return 0;
  }

  private List<String> page(List<ComparisonRow> rows) {
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    List<String> lines = new ArrayList<>();
    lines.add("    ./tidewatch " + String.join(" ", words));
    lines.add("");
    lines.addAll(RunPlace.lines(LocalDate.now(ZoneOffset.UTC)));
    lines.add("");
    lines.addAll(ComparisonTable.markdown(rows));
    return lines;
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
