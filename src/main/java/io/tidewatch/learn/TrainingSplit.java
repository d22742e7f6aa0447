package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows to train on and rows kept out. Whole entity windows go to one side, chosen by hash; a single
 * window is cut in time.
 *
 * @param train at least one row
 * @param holdOut at least two rows
 * @param recentHoldOut those of the hold-out whose entity window began at or after the given time
 */
record TrainingSplit(List<float[]> train, List<float[]> holdOut, List<float[]> recentHoldOut) {

  // Sampling has taken the smallest hashes, and of a busy time smaller ones than of a quiet time:
  // by the same hash, the hold-out would be of busy times alone.
  private static final Comparator<SampleUnit> BY_OTHER_HASH =
      Comparator.comparingLong((SampleUnit unit) -> unit.hash() * 0x9e3779b97f4a7c15L)
          .thenComparing(Comparator.naturalOrder());

  /**
   * Splits entity windows.
   *
   * @param windows at least one, with at least 4 rows in all
   * @param holdOutShare the share kept out, in (0, 0.5]
   * @param recentFrom from when a hold-out window is recent
   */
  static TrainingSplit of(List<EntityWindow> windows, double holdOutShare, long recentFrom) {
    int total = windows.stream().mapToInt(window -> window.rows().size()).sum();
    int wanted = Math.max(2, (int) Math.ceil(total * holdOutShare));
    List<EntityWindow> byHash =
        windows.stream().sorted(Comparator.comparing(EntityWindow::unit, BY_OTHER_HASH)).toList();
    List<float[]> holdOut = new ArrayList<>();
    List<float[]> recent = new ArrayList<>();
    List<EntityWindow> rest = new ArrayList<>();
    for (EntityWindow window : byHash) {
      boolean room = total - holdOut.size() - window.rows().size() >= total / 2;
      if (holdOut.size() < wanted && room) {
        holdOut.addAll(window.rows());
        if (window.unit().start() >= recentFrom) {
          recent.addAll(window.rows());
        }
      } else {
        rest.add(window);
      }
    }
    List<float[]> train = new ArrayList<>();
    rest.stream()
        .sorted((a, b) -> SampleUnit.inTime().compare(a.unit(), b.unit()))
        .forEach(window -> train.addAll(window.rows()));
    if (holdOut.size() < 2) {
      int cut = train.size() - wanted;
      holdOut.addAll(train.subList(cut, train.size()));
      train.subList(cut, train.size()).clear();
    }
    return new TrainingSplit(train, holdOut, recent);
  }
}
