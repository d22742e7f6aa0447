package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.config.Problem;
import io.tidewatch.dl4j.Dl4jTrainer;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.reading.ReadingParser;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The option that every command with a pipeline takes. */
public final class ConfigOption {

  /** What the file is. */
  static final String DESCRIPTION = "The pipeline's configuration, such as conf/pump.yaml.";

  @Option(names = "--config", required = true, paramLabel = "FILE", description = DESCRIPTION)
  private Path file;

  /** For the command line, which fills it in. */
  public ConfigOption() {}

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * The configuration, for a command that reads Kafka.
   *
   * @throws CommandFailure with every problem, where there is one
   */
  public Config forRun() {
    return valid(ConfigReader.readForRun(file), file);
  }

  /**
   * The configuration, for a command that needs no Kafka.
   *
   * @throws CommandFailure with every problem, where there is one
   */
  public Config load() {
    return load(file);
  }

  /**
   * The configuration in a file.
   *
   * @throws CommandFailure with every problem, where there is one
   */
  public static Config load(Path file) {
    return valid(ConfigReader.read(file), file);
  }

  private static Config valid(ConfigResult result, Path file) {
    if (result instanceof ConfigResult.Invalid invalid) {
      throw CommandFailure.refused(invalid.problems().stream().map(Problem::toString).toList());
    }
    Config config = ((ConfigResult.Valid) result).config();
    try {
      Dl4jTrainer.requireFit(config.plan().learning().spec(), config.plan().schema().size());
    } catch (IllegalArgumentException unfit) {
      // Only the trainer knows what fits how many features; better said now than at each training.
      throw CommandFailure.refused(List.of(file + " model: " + unfit.getMessage()));
    }
    requireTransfer(config.plan(), file);
    requireFormat(config, file);
    return config;
  }

  /** Only Avro knows whether a schema is one, and has the fields. */
  private static void requireFormat(Config config, Path file) {
    try {
      new ReadingParser(
          config.plan().reading(), AvroMapping.records(config), UnaryOperator.identity());
    } catch (IllegalArgumentException unfit) {
      throw CommandFailure.refused(List.of(file + " source.avro.schema: " + unfit.getMessage()));
    }
  }

  private static void requireTransfer(DetectorPlan plan, Path file) {
    LearningPlan learning = plan.learning();
    if (learning.transfer() == null) {
      return;
    }
    try {
      Dl4jTrainer.requireFit(learning.spec(), plan.schema().size(), learning.transfer().transfer());
    } catch (IllegalArgumentException unfit) {
      throw CommandFailure.refused(List.of(file + " model.transfer.file: " + unfit.getMessage()));
    }
  }
}
