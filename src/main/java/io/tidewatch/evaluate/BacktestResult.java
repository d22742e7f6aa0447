package io.tidewatch.evaluate;

import io.tidewatch.detect.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that came of a backtest.
 *
 * @param rows every record of the input, file by file
 * @param fromRow the first row of each file that the metrics count
 * @param episodes every episode, as the alert that closed it and shows its peak
 * @param trainings every training, in order of time
 */
public record BacktestResult(
    List<LabelledRow> rows, int fromRow, List<Alert> episodes, List<Training> trainings) {

  /** Takes copies of the lists. */
  public BacktestResult {
    rows = List.copyOf(rows);
    episodes = List.copyOf(episodes);
    trainings = List.copyOf(trainings);
  }

  /** Whether the truth is known of any record. */
  public boolean labelled() {
    return rows.stream().anyMatch(LabelledRow::labelled);
  }

  /** The records of which the truth is known and that the metrics count. */
  public List<LabelledRow> judgedRows() {
    return rows.stream().filter(row -> counts(row) && row.labelled()).toList();
  }

  /**
   * The scored records that are normal, as far as is known, and that the metrics count: those with
   * label 0 or, where nothing is labelled, all of them.
   */
  public List<ScoredRow> normalRows() {
    int normal = labelled() ? 0 : LabelledRecord.UNLABELLED;
    return rows.stream()
        .filter(row -> counts(row) && row.label() == normal && row.row().scored())
        .map(LabelledRow::row)
        .toList();
  }

  /** The error at which each model's records begin to exceed a wanted false-alarm rate. */
  public Map<String, Double> thresholds(double falseAlarmRate) {
    return trainings.stream()
        .filter(Training::promoted)
        .collect(
            Collectors.toMap(
                Training::version,
                training -> training.calibration().threshold(falseAlarmRate),
                (one, same) -> one));
  }

  private boolean counts(LabelledRow row) {
    return row.row().row() >= fromRow;
  }

  /**
   * Everything by entity, in the order in which entities appear; records that were not scored are
   * left out.
   */
  public List<EntitySeries> series() {
    Map<String, List<LabelledRow>> rowsOf = new LinkedHashMap<>();
    for (LabelledRow row : rows) {
      if (row.row().scored()) {
        rowsOf.computeIfAbsent(row.row().entity(), name -> new ArrayList<>()).add(row);
      }
    }
    Map<String, List<Alert>> episodesOf = new LinkedHashMap<>();
    for (Alert episode : episodes) {
      episodesOf.computeIfAbsent(episode.entity(), name -> new ArrayList<>()).add(episode);
    }
    List<EntitySeries> series = new ArrayList<>();
    rowsOf.forEach(
        (entity, own) -> {
          own.sort(Comparator.comparingLong(row -> row.row().time()));
          series.add(new EntitySeries(entity, own, episodesOf.getOrDefault(entity, List.of())));
        });
    return series;
  }
}
