package io.tidewatch.app;

import io.tidewatch.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what a backtest reads. */
public final class BacktestInput {

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

  /** For the command line, which fills it in. */
  public BacktestInput() {}

  /**
   * Finds the files.
   *
   * @throws CommandFailure when one is missing, or histories do not fit the inputs
   */
  BacktestFiles files(Config config) {
    return BacktestFiles.of(config, inputs, histories, labels);
  }

  /** The first row of each file that the metrics count. */
  int fromRow() {
    return fromRow;
  }
}
