package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Either one configuration, or two to be compared. */
public final class ConfigChoice {

  @Option(names = "--config", paramLabel = "FILE", description = ConfigOption.DESCRIPTION)
  private Path file;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "FILE",
      description = {
        "Two configurations in place of one: which episodes the second adds and drops, and the",
        "figures of both."
      })
  private List<Path> pair = List.of();

  /** For the command line, which fills it in. */
  public ConfigChoice() {}

  /** Whether two are to be compared. */
  boolean two() {
    return !pair.isEmpty();
  }

  /** The two files that are to be compared. */
  List<Path> pair() {
    return pair;
  }

  /**
   * The one configuration.
   *
   * @throws CommandFailure with every problem, where there is one
   */
  Config load() {
    return ConfigOption.load(file);
  }
}
