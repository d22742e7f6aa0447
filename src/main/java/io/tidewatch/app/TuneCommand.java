package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.Durations;
import io.tidewatch.evaluate.SearchSpace;
import io.tidewatch.evaluate.SearchStrategy;
import io.tidewatch.evaluate.TrialRun;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.AutoencoderSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches the hyperparameters of a pipeline's model. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Searches hyperparameters of the configured model over CSV files, and writes the",
      "configuration with the best. With labels trials are ranked by average precision; without,",
      "by how much of planted faults they find at the wanted false-alarm rate."
    },
    footer = {
      "",
      "Example:",
      "  ./tidewatch tune --config conf/skab.yaml --input data/valve1 --labels anomaly \\",
      "      --trials 30 --time-budget 10m --output tuned.yaml"
    })
public final class TuneCommand implements Subcommand {

  private static final int MOST_TRIALS = 10_000;

  @Mixin private ConfigOption config;

  @Mixin private InputOptions input;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "30",
      description = "How many models to try beside the configured one; default ${DEFAULT-VALUE}.")
  private int trials;

  @Option(
      names = "--time-budget",
      paramLabel = "DURATION",
      defaultValue = "",
      description = "After how much time to begin no more runs, such as 10m; default none.")
  private String timeBudget;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Where trials and planted faults come from; default ${DEFAULT-VALUE}. Models are trained"
              + " with the configured seed.")
  private long seed;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      defaultValue = "halving",
      description =
          "random, or halving: all trials begin with a ninth of the epochs, and twice the best"
              + " third goes on with three times as many; default ${DEFAULT-VALUE}.")
  private String strategy;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      split = ",",
      description = {
        "A family to search, or several; with 'all', every one that fits the features. Default is",
        "the configured one."
      })
  private List<String> families = new ArrayList<>();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the configuration with the best model.")
  private Path output;

  @Spec private CommandSpec spec;

  /** For the service loader. */
  public TuneCommand() {}

  @Override
  public Integer call() throws IOException {
    require(trials >= 1 && trials <= MOST_TRIALS, "trials", "1 to " + MOST_TRIALS, trials);
    require(isWritable(output), "output", "a file in a folder that is there", output);
    SearchStrategy how = named(strategy);
    Optional<Duration> time = duration(timeBudget);
    Config checked = config.load();
    BacktestFiles files = input.files(checked);
    DetectorPlan plan = CsvMapping.plan(checked).withLatentCode(false);
    AutoencoderSpec configured = plan.learning().spec();
    PrintWriter err = spec.commandLine().getErr();
    List<SearchSpace> spaces = new SearchedFamilies(plan).spaces(families, err::println);
    err.flush();
    List<AutoencoderSpec> drawn = SearchSpace.draw(spaces, configured, trials, seed);
    require(!drawn.isEmpty(), "family", "one with a model that fits and is not configured", "none");
    TunedConfig tuned = TunedConfig.of(config.file(), checked);
    // What cannot be written at the end is better said before the search.
    tuned.with(drawn.get(0), List.of());
    TimeBudget budget = new TimeBudget(time, System::nanoTime);
    Tuning tuning = new Tuning(files, plan, ranking(files, plan), drawn, how.rungs(drawn.size()));
    List<TrialRun> runs = tuning.run(err, System.console() != null, budget);
    List<String> note = report(tuning, runs, budget);
    TrialRun best = TrialRun.bestOfEach(runs).get(0);
    Files.writeString(output, tuned.with(best.spec(), note), StandardCharsets.UTF_8);
    PrintWriter out = spec.commandLine().getOut();
    out.println("written     " + output);
    out.flush();
    return 0;
  }

  private TrialRanking ranking(BacktestFiles files, DetectorPlan plan) {
    return input.labels().isEmpty()
        ? PlantedRanking.of(files, plan, seed)
        : new LabelRanking(input.labels(), input.fromRow());
  }

  /** Prints what was found, and gives what the configuration is to say of it. */
  private List<String> report(Tuning tuning, List<TrialRun> runs, TimeBudget budget) {
    List<TrialRun> best = TrialRun.bestOfEach(runs);
    if (best.get(0).outcome().failed()) {
      throw CommandFailure.failed(
          List.of("model must come of a trial, but none did: " + best.get(0).outcome().failure()));
    }
    String verdict = TuneText.verdict(best.get(0), runs.get(0), tuning.ranking());
    PrintWriter out = spec.commandLine().getOut();
    tuning.ranking().notes().forEach(out::println);
    out.println(TuneText.spent(tuning, runs, budget, strategy, seed));
    out.println();
    TuneText.table(best, tuning.ranking()).forEach(out::println);
    out.println();
    out.println("best        " + verdict);
    out.println("            by the very records it was searched on; judge it on others, too");
    tuning.ranking().cautions(best.get(0).outcome().objective()).forEach(out::println);
    out.flush();
    String words = String.join(" ", spec.commandLine().getParseResult().originalArgs());
    return List.of("./tidewatch " + words, verdict + " (seed " + seed + ")");
  }

  private static boolean isWritable(Path file) {
    return !Files.isDirectory(file) && Files.isDirectory(file.toAbsolutePath().getParent());
  }

  private static SearchStrategy named(String name) {
    return Arrays.stream(SearchStrategy.values())
        .filter(strategy -> strategy.text().equals(name))
        .findFirst()
        .orElseThrow(() -> unlike("strategy", "random or halving", name));
  }

  private static Optional<Duration> duration(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Durations.parse(text)
            .orElseThrow(() -> unlike("time-budget", "a duration such as 10m", text)));
  }

  private static void require(boolean holds, String option, String rule, Object was) {
    if (!holds) {
      throw unlike(option, rule, was);
    }
  }

  private static CommandFailure unlike(String option, String rule, Object was) {
    return CommandFailure.refused(
        List.of(
            option.replace('-', ' ')
                + " must be "
                + rule
                + ", but was "
                + was
                + " (--"
                + option
                + ")"));
  }
}
