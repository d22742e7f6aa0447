package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The normal windows that wait to be learned from. A fault shows when it comes and when it goes; in
 * between, and just before, an entity may well look normal. So a window is learned from once its
 * entity has gone without a suspect one for a while before and after it.
 */
final class Probation {

  private final List<EntityWindow> waiting = new ArrayList<>();
  private final Map<String, Long> suspectAt = new TreeMap<>();

  /** Takes in a suspect window: nothing of its entity that waits is learned from. */
  void suspect(SampleUnit unit) {
    waiting.removeIf(window -> window.unit().entity().equals(unit.entity()));
    suspectAt.merge(unit.entity(), unit.start(), Math::max);
  }

  /** Takes in a normal window, unless its entity was suspect within the time before. */
  void begin(EntityWindow window, long millis) {
    Long suspect = suspectAt.get(window.unit().entity());
    if (suspect == null || window.unit().start() - suspect >= millis) {
      waiting.add(window);
    }
  }

  /** Takes out the windows that have waited long enough, in order of time. */
  List<EntityWindow> served(long now, long millis) {
    List<EntityWindow> served =
        new ArrayList<>(
            waiting.stream().filter(window -> now - window.unit().start() >= millis).toList());
    waiting.removeAll(served);
    suspectAt.values().removeIf(at -> now - at >= 2 * millis);
    served.sort(Comparator.comparing(EntityWindow::unit, SampleUnit.inTime()));
    return served;
  }

  /** The windows that wait. */
  Collection<EntityWindow> waiting() {
    return waiting;
  }

  /** When entities were suspect last, as far as that still counts. */
  Map<String, Long> suspectAt() {
    return suspectAt;
  }
}
