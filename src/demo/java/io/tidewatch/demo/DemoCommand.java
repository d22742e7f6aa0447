package io.tidewatch.demo;

import io.tidewatch.app.CommandFailure;
import io.tidewatch.app.ConfigOption;
import io.tidewatch.app.CsvMapping;
import io.tidewatch.app.ShortDuration;
import io.tidewatch.app.Subcommand;
import io.tidewatch.app.WebPort;
import io.tidewatch.config.Config;
import io.tidewatch.learn.DetectorPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole pipeline at work on this machine, with a real Kafka and a real Flink. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a Kafka broker and a Flink with its web UI in this process, streams a plant of",
      "pumps with planted faults into a topic, and shows the alerts as it reads them back."
    },
    footer = {
      "",
      "Examples:",
      "  ./tidewatch demo",
      "  ./tidewatch demo --duration 90s --no-ui",
      "  ./tidewatch demo --config conf/skab.yaml --input data/valve1/0.csv"
    })
public final class DemoCommand implements Subcommand {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "${sys:tidewatch.home:-.}/conf/demo.yaml",
      description = "The pipeline; its Kafka and folders are the demo's. Default ${DEFAULT-VALUE}.")
  private Path configFile;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "A CSV file or folder to send instead of the plant.")
  private Path input;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "3m",
      converter = ShortDuration.class,
      description = "How long the plant runs live, such as 90s or 3m. Default ${DEFAULT-VALUE}.")
  private Duration duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "4",
      description = "What the plant's chance begins with. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--no-ui", description = "Do not start Flink's web UI.")
  private boolean noUi;

  @Option(
      names = "--ui-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "The port of Flink's web UI. Default ${DEFAULT-VALUE}.")
  private int uiPort;

  /** For the service loader. */
  public DemoCommand() {}

  @Override
  public Integer call() throws Exception {
    Config config = ConfigOption.load(configFile);
    DetectorPlan plan = input == null ? config.plan() : CsvMapping.plan(config);
    LiveLine out = new LiveLine(System.out, System.console() != null);
    if (!noUi) {
      WebPort.requireFree(uiPort, "--ui-port");
    }
    try (DemoRun run = new DemoRun(config, plan, noUi ? 0 : uiPort, !noUi, out)) {
      Feed feed = input == null ? Feeds.plant(seed, Instant.now(), duration) : csv(config, plan);
      run.show(feed);
    }
    return 0;
  }

  private Feed csv(Config config, DetectorPlan plan) {
    try {
      return Feeds.csv(input, config, plan);
    } catch (IllegalArgumentException unusable) {
      throw CommandFailure.refused(List.of(unusable.getMessage()));
    }
  }
}
