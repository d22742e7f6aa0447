package io.tidewatch.evaluate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much of the planted faults scores find, at the threshold that the sound records set. */
public final class PlantedRecall {

  private PlantedRecall() {}

  /**
   * The mean, over faults, of the share of a fault's changed records that score above the threshold
   * of their file: the least score that no more than the wanted share of the file's sound records
   * exceed. Faults count alike however long they last; a changed record without a score is missed.
   *
   * @param rows what was said of each record
   * @param falseAlarmRate the wanted share, in (0, 1)
   * @return empty where no sound record was scored, or no record was changed
   */
  public static OptionalDouble of(List<ScoredRow> rows, Planting planting, double falseAlarmRate) {
    Map<String, Double> thresholds = thresholds(rows, planting, falseAlarmRate);
    if (thresholds.isEmpty()) {
      return OptionalDouble.empty();
    }
    int[] changed = new int[planting.faults().size()];
    int[] found = new int[changed.length];
    for (ScoredRow row : rows) {
      int fault = planting.fault(row.file(), row.row());
      if (fault >= 0) {
        double threshold = thresholds.getOrDefault(row.file(), Double.POSITIVE_INFINITY);
        changed[fault]++;
        found[fault] += row.score() > threshold ? 1 : 0;
      }
    }
    return IntStream.range(0, changed.length)
        .filter(fault -> changed[fault] > 0)
        .mapToDouble(fault -> (double) found[fault] / changed[fault])
        .average();
  }

  private static Map<String, Double> thresholds(
      List<ScoredRow> rows, Planting planting, double falseAlarmRate) {
    Map<String, List<Double>> sound =
        rows.stream()
            .filter(row -> planting.isSound(row.file(), row.row()))
            .filter(row -> !Double.isNaN(row.score()))
            .collect(
                Collectors.groupingBy(
                    ScoredRow::file, Collectors.mapping(ScoredRow::score, Collectors.toList())));
    Map<String, Double> thresholds = new HashMap<>();
    sound.forEach(
        (file, scores) -> {
          scores.sort(Comparator.reverseOrder());
          thresholds.put(file, scores.get((int) (falseAlarmRate * scores.size())));
        });
    return thresholds;
  }
}
