package io.tidewatch.learn;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Decides, where records pass, which of them travel to the learner: those whose entity window is
 * among the smallest by hash that this instance has seen of the training window.
 *
 * <p>It lets every record of the final choice through, and a few others that the learner drops. So
 * what it remembers is only a saving: forgetting it, at a restart or a rescaling, changes nothing
 * that is learned.
 */
public final class SampleSelector {

  private static final int MAX_WINDOWS = 10_000;

  private record Window(String slot, long end) {}

  private final SamplingPlan plan;
  private final Map<Window, TreeSet<SampleUnit>> chosen = new HashMap<>();
  private Window recent;
  private TreeSet<SampleUnit> recentUnits;

  /** A selector that has seen nothing. */
  public SampleSelector(SamplingPlan plan) {
    this.plan = plan;
  }

  /**
   * Whether a record of the unit travels.
   *
   * @param slot whose model it may train
   * @param windowEnd the end of its training window
   * @param unit its entity window
   */
  public boolean travels(String slot, long windowEnd, SampleUnit unit) {
    TreeSet<SampleUnit> units = units(slot, windowEnd);
    boolean full = units.size() == plan.entityWindows();
    // First what most records meet once the choice is full.
    if (full && unit.compareTo(units.last()) > 0) {
      return false;
    }
    if (!units.contains(unit)) {
      if (full) {
        units.pollLast();
      }
      units.add(unit);
    }
    return true;
  }

  // Most records are of the window of the record before.
  private TreeSet<SampleUnit> units(String slot, long windowEnd) {
    if (recent == null || recent.end() != windowEnd || !recent.slot().equals(slot)) {
      if (chosen.size() > MAX_WINDOWS) {
        chosen.clear();
      }
      recent = new Window(slot, windowEnd);
      recentUnits = chosen.computeIfAbsent(recent, window -> new TreeSet<>());
    }
    return recentUnits;
  }

  /** Forgets the training windows that end at or before a moment no record will come from again. */
  public void forgetUntil(long time) {
    chosen.keySet().removeIf(window -> window.end() <= time);
    recent = null;
  }
}
