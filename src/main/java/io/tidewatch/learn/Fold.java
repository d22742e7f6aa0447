package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of time held out, and all the rest.
 *
 * @param rest the rows before and after, in order of time
 * @param heldOut the stretch's rows, in order of time
 */
record Fold(List<float[]> rest, List<float[]> heldOut) {

  /**
   * Cuts the rows into stretches of equal length, give or take a row.
   *
   * @param rows in order of time, at least two a fold
   * @param count how many folds, at least 2
   */
  static List<Fold> of(List<float[]> rows, int count) {
    List<Fold> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      int from = (int) ((long) rows.size() * fold / count);
      int to = (int) ((long) rows.size() * (fold + 1) / count);
      List<float[]> rest = new ArrayList<>(rows.subList(0, from));
      rest.addAll(rows.subList(to, rows.size()));
      folds.add(new Fold(List.copyOf(rest), List.copyOf(rows.subList(from, to))));
    }
    return folds;
  }
}
