package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The normal windows that wait to be learned from. A fault shows when it comes and when it goes; in
 * between, and just before, an entity may well look normal. So a window is learned from once its
 * entity has gone without an alarming one for a while before and after it.
 */
final class Probation {

  private final List<EntityWindow> waiting = new ArrayList<>();
  private final List<SampleUnit> alarming = new ArrayList<>();

  /** Takes in an alarming window: what waits and is too close to it is never learned from. */
  void alarm(SampleUnit unit, long millis) {
    waiting.removeIf(window -> tooClose(window.unit(), unit, millis));
    alarming.add(unit);
  }

  /** Takes in a normal window, unless it is too close to an alarming one taken in before. */
  void begin(EntityWindow window, long millis) {
    if (alarming.stream().noneMatch(unit -> tooClose(window.unit(), unit, millis))) {
      waiting.add(window);
    }
  }

  private static boolean tooClose(SampleUnit normal, SampleUnit alarming, long millis) {
    return normal.entity().equals(alarming.entity())
        && Math.abs(normal.start() - alarming.start()) < millis;
  }

  /**
   * Takes out the windows that have waited long enough, in order of time.
   *
   * @param now until when all windows were taken in
   */
  List<EntityWindow> served(long now, long millis) {
    List<EntityWindow> served =
        new ArrayList<>(
            waiting.stream().filter(window -> now - window.unit().start() >= millis).toList());
    waiting.removeAll(served);
    alarming.removeIf(unit -> now - unit.start() >= millis);
    served.sort(Comparator.comparing(EntityWindow::unit, SampleUnit.inTime()));
    return served;
  }

  /** The windows that wait. */
  List<EntityWindow> waiting() {
    return waiting;
  }

  /** The alarming windows, as far as they still count. */
  List<SampleUnit> alarming() {
    return alarming;
  }
}
