package io.tidewatch.app;

import io.tidewatch.config.Config;
import io.tidewatch.evaluate.EntitySeries;
import io.tidewatch.evaluate.EpisodeChanges;
import io.tidewatch.evaluate.JudgedEpisode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Two configurations over the same input: what the second finds that the first does not. */
final class ConfigComparison {

  private ConfigComparison() {}

  /**
   * Runs both, one after the other.
   *
   * @param files the two configurations
   * @param progress told which is running
   * @return what is to be printed
   * @throws CommandFailure when a configuration or an input cannot be read
   */
  static List<String> lines(List<Path> files, InputOptions input, Consumer<String> progress) {
    List<Config> configs = files.stream().map(ConfigOption::load).toList();
    List<BacktestRun> runs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      progress.accept("running " + files.get(i));
      Config config = configs.get(i);
      runs.add(
          BacktestRun.of(input.files(config), CsvMapping.plan(config), input.fromRow(), () -> {}));
    }
    List<JudgedEpisode> first = episodes(runs.get(0));
    List<JudgedEpisode> second = episodes(runs.get(1));
    EpisodeChanges changes = EpisodeChanges.between(first, second);
    List<String> lines = new ArrayList<>(FiguresText.sideBySide(files, runs));
    lines.add("");
    lines.add(
        "in both: "
            + (first.size() - changes.dropped().size())
            + " of the first overlap "
            + (second.size() - changes.added().size())
            + " of the second");
    lines.addAll(EpisodesText.lines("added by " + files.get(1), changes.added()));
    lines.addAll(EpisodesText.lines("dropped by " + files.get(1), changes.dropped()));
    return lines;
  }

  private static List<JudgedEpisode> episodes(BacktestRun run) {
    return run.ledger().result(run.fromRow()).series().stream()
        .map(EntitySeries::judgedEpisodes)
        .flatMap(List::stream)
        .toList();
  }
}
