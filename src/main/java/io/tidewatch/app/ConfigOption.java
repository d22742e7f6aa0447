package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.config.Problem;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command with a pipeline takes. */
public final class ConfigOption {

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The pipeline's configuration, such as conf/pump.yaml.")
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
    return valid(ConfigReader.readForRun(file));
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
    return valid(ConfigReader.read(file));
  }

  private static Config valid(ConfigResult result) {
    if (result instanceof ConfigResult.Valid valid) {
      return valid.config();
    }
    ConfigResult.Invalid invalid = (ConfigResult.Invalid) result;
    throw CommandFailure.refused(invalid.problems().stream().map(Problem::toString).toList());
  }
}
