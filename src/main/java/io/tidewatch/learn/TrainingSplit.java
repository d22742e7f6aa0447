package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows to train on and rows kept out. Whole entity windows go to one side, chosen by hash; a single
 * window is cut in time.
 *
 * @param train at least one row
 * @param holdOutWindows the windows kept out, at least two rows in all
 * @param recentFrom windows that begin then or later are recent
 */
record TrainingSplit(List<float[]> train, List<EntityWindow> holdOutWindows, long recentFrom) {

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
    List<EntityWindow> holdOut = new ArrayList<>();
    List<EntityWindow> rest = new ArrayList<>();
    int heldOut = 0;
    for (EntityWindow window : byHash) {
      int rows = window.rows().size();
      boolean room = total - heldOut - rows >= total / 2;
      if (heldOut < wanted && room) {
        holdOut.add(window);
        heldOut += rows;
      } else {
        rest.add(window);
      }
    }
    rest.sort((a, b) -> SampleUnit.inTime().compare(a.unit(), b.unit()));
    List<float[]> train = new ArrayList<>();
    rest.forEach(window -> train.addAll(window.rows()));
    if (heldOut < 2) {
      int cut = train.size() - wanted;
      SampleUnit last = rest.get(rest.size() - 1).unit();
      holdOut.add(new EntityWindow(last, train.subList(cut, train.size())));
      train.subList(cut, train.size()).clear();
    }
    return new TrainingSplit(train, holdOut, recentFrom);
  }

  /** All rows kept out. */
  List<float[]> holdOut() {
    return rows(holdOutWindows);
  }

  /** The rows kept out whose entity window is recent. */
  List<float[]> recentHoldOut() {
    return rows(
        holdOutWindows.stream().filter(window -> window.unit().start() >= recentFrom).toList());
  }

  private static List<float[]> rows(List<EntityWindow> windows) {
    return windows.stream().flatMap(window -> window.rows().stream()).toList();
  }
}
