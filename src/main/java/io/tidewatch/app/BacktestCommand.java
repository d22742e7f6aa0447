package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.evaluate.CsvException;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.Family;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
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
      "      --family linear,denoising,ensemble --table families.md",
      "  ./tidewatch backtest --compare old.yaml new.yaml --input data/valve1 --labels anomaly"
    })
public final class BacktestCommand implements Subcommand {

  @ArgGroup(multiplicity = "1")
  private ConfigChoice config;

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
      split = ",",
      description = {
        "A family of autoencoders in place of the configured one; what it takes of the configured",
        "settings is kept. With several, or with 'all', each of them and three baselines in one",
        "table."
      })
  private List<String> families = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Where to write the table of several families as Markdown.")
  private Path table;

  @Option(
      names = "--model-out",
      paramLabel = "FILE",
      description = {
        "Where to write the last model that was promoted, for another plant's configuration to",
        "begin with (model: {transfer: {file: FILE}})."
      })
  private Path modelOut;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where to write a page that shows what came of it; it opens without network.")
  private Path report;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public BacktestCommand() {}

  @Override
  public Integer call() throws IOException {
    if (config.two()) {
      return compareConfigs();
    }
    Config checked = config.load();
    BacktestFiles files = input.files(checked);
    DetectorPlan plan = CsvMapping.plan(checked);
    List<Family> named = FamilyChoice.named(families);
    if (named.size() < 2) {
      refuse(table != null, "table must be of several families, but was of one (--table)");
      return runOne(files, named.isEmpty() ? plan : chosen(plan, named.get(0)));
    }
    refuse(scores != null, "scores must be of one family, but was of several (--scores)");
    refuse(modelOut != null, "model must be of one family, but was of several (--model-out)");
    refuse(report != null, "report must be of one family, but was of several (--report)");
    return compareFamilies(files, plan, named);
  }

  private Integer compareConfigs() {
    refuse(config.pair().size() > 2, "compared files must be 2, but was more (--compare)");
    refuse(!families.isEmpty(), "family must be the configured one, but was another (--family)");
    refuse(table != null, "table must be of families, but was of configurations (--table)");
    refuse(scores != null, "scores must be of one configuration, but was of two (--scores)");
    refuse(modelOut != null, "model must be of one configuration, but was of two (--model-out)");
    refuse(report != null, "report must be of one configuration, but was of two (--report)");
    PrintWriter err = spec.commandLine().getErr();
    print(
        ConfigComparison.lines(
            config.pair(),
            input,
            running -> {
              err.println(running);
              err.flush();
            }));
    return 0;
  }

  private static void refuse(boolean broken, String message) {
    if (broken) {
      throw CommandFailure.refused(List.of(message));
    }
  }

  private DetectorPlan chosen(DetectorPlan plan, Family family) {
    FamilyChoice choice = FamilyChoice.of(plan.learning().spec(), family, plan.schema().size());
    DetectorPlan changed = choice.in(plan);
    PrintWriter err = spec.commandLine().getErr();
    if (!choice.dropped().isEmpty()) {
      err.println("family " + family.text() + " " + choice.droppedText());
    }
    if (plan.learning().transfer() != null && changed.learning().transfer() == null) {
      err.println(
          "family " + family.text() + " begins without the earlier model, of another family");
    }
    err.flush();
    return changed;
  }

  private Integer runOne(BacktestFiles files, DetectorPlan plan) throws IOException {
    if (report != null) {
      ReportFile.requireWritable(report);
    }
    BacktestRun run;
    try (RecordProgress progress =
        new RecordProgress(
            spec.commandLine().getErr(),
            System.console() != null,
            files.lines(),
            System::nanoTime)) {
      run = BacktestRun.of(files, plan, input.fromRow(), progress::next);
    }
    if (scores != null) {
      ScoresFile.write(scores, dataset, run.ledger().rows());
    }
    if (report != null) {
      ReportFile.write(report, run, words(), today());
    }
    if (modelOut != null) {
      ModelFile.write(run.ledger().trainings().lastModel(), modelOut);
    }
    print(run.lines());
    return 0;
  }

  private void print(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }

  private Integer compareFamilies(BacktestFiles files, DetectorPlan plan, List<Family> named)
      throws IOException {
    List<Contender> contenders = Contender.of(plan, named);
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
    print(ComparisonTable.text(rows));
    if (table != null) {
      Files.write(table, ComparisonTable.page(rows, words(), today()), StandardCharsets.UTF_8);
    }
    return 0;
  }

  private List<String> words() {
    return spec.commandLine().getParseResult().originalArgs();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
