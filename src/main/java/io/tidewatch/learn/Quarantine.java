package io.tidewatch.learn;

import io.tidewatch.model.Ellipsoid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The suspect windows of entities. What an entity did in them is adopted as normal when it has gone
 * on for long enough and was the same all along: a new set point is, a fault that grows is not. So
 * is a state that comes back again and again, once it has lasted as long in all, within four times
 * that time; a state that is rarer is not.
 *
 * <p>Stretches of suspect windows are told apart by windows without rows, which stand where the
 * entity was normal.
 */
final class Quarantine {

  /** In how many times the time of adoption a state that comes back has to last that time. */
  static final int HORIZON = 4;

  // Rows of the latter half may lie this many times as far off as rows do by chance.
  private static final double COHERENT = 4;
  private static final int LEAST_ROWS = 20;
  // Of the time of adoption; shorter ones are faults rather than a state.
  private static final int SHORTEST_STRETCH = 16;

  private final Map<String, Deque<EntityWindow>> windows = new TreeMap<>();

  /**
   * What is normal from now on.
   *
   * @param windows suspect until now, in order of time; empty where nothing is adopted
   * @param recurring whether the entity was normal in between: what it was then is so still
   */
  record Adoption(List<EntityWindow> windows, boolean recurring) {
    private static final Adoption NONE = new Adoption(List.of(), false);
  }

  /** Puts a suspect window in, and lets go what is older than the time that adoption looks at. */
  void add(EntityWindow window, long adoptAfterMillis) {
    if (adoptAfterMillis == 0 || window.rows().isEmpty()) {
      return;
    }
    Deque<EntityWindow> held =
        windows.computeIfAbsent(window.unit().entity(), entity -> new ArrayDeque<>());
    held.addLast(window);
    // The oldest that is kept begins before the time looked at, so that the span is reached.
    while (second(held) != null && span(second(held), window) >= HORIZON * adoptAfterMillis) {
      held.removeFirst();
    }
  }

  private static EntityWindow second(Deque<EntityWindow> held) {
    return held.stream().skip(1).findFirst().orElse(null);
  }

  private static long span(EntityWindow first, EntityWindow last) {
    return last.unit().start() - first.unit().start();
  }

  /** Forgets the entities of which nothing was seen since a time: they may never come back. */
  void forgetUnseenSince(long time) {
    windows.values().removeIf(held -> held.getLast().unit().start() < time);
  }

  /** Ends the stretch of an entity that is normal again. */
  void normal(SampleUnit unit) {
    Deque<EntityWindow> held = windows.get(unit.entity());
    if (held != null && !held.getLast().rows().isEmpty()) {
      held.addLast(new EntityWindow(unit, List.of()));
    }
  }

  /** Takes out the windows of an entity where they are to be adopted. */
  Adoption adopt(String entity, long adoptAfterMillis) {
    Deque<EntityWindow> held = windows.get(entity);
    if (held == null) {
      return Adoption.NONE;
    }
    List<List<EntityWindow>> stretches = stretches(held);
    List<EntityWindow> newest = tail(stretches.get(stretches.size() - 1), adoptAfterMillis);
    stretches.removeIf(one -> length(one) < adoptAfterMillis / SHORTEST_STRETCH);
    Adoption adoption = Adoption.NONE;
    if (length(newest) >= adoptAfterMillis && coherent(newest)) {
      adoption = new Adoption(newest, false);
    } else if (stretches.size() > 1
        && stretches.stream().mapToLong(Quarantine::length).sum() >= adoptAfterMillis) {
      List<EntityWindow> all = stretches.stream().flatMap(Collection::stream).toList();
      adoption = coherent(all) ? new Adoption(all, true) : Adoption.NONE;
    }
    if (!adoption.windows().isEmpty()) {
      windows.remove(entity);
    }
    return adoption;
  }

  private static List<List<EntityWindow>> stretches(Collection<EntityWindow> held) {
    List<List<EntityWindow>> stretches = new ArrayList<>();
    stretches.add(new ArrayList<>());
    for (EntityWindow window : held) {
      if (window.rows().isEmpty()) {
        stretches.add(new ArrayList<>());
      } else {
        stretches.get(stretches.size() - 1).add(window);
      }
    }
    return stretches;
  }

  /** The newest windows that reach back so long, or all. */
  private static List<EntityWindow> tail(List<EntityWindow> stretch, long millis) {
    int from = stretch.size() - 1;
    while (from > 0 && length(stretch.subList(from, stretch.size())) < millis) {
      from--;
    }
    return List.copyOf(stretch.subList(Math.max(from, 0), stretch.size()));
  }

  private static long length(List<EntityWindow> stretch) {
    return stretch.isEmpty() ? 0 : span(stretch.get(0), stretch.get(stretch.size() - 1));
  }

  private static boolean coherent(Collection<EntityWindow> held) {
    List<float[]> rows = new ArrayList<>();
    held.forEach(window -> rows.addAll(window.rows()));
    if (rows.size() < LEAST_ROWS) {
      return false;
    }
    int half = rows.size() / 2;
    Ellipsoid first = Ellipsoid.fit(rows.subList(0, half).toArray(new float[0][]));
    double mean =
        rows.subList(half, rows.size()).stream()
            .mapToDouble(first::squaredDistance)
            .average()
            .orElseThrow();
    return mean / first.width() <= COHERENT;
  }

  /** All windows held, entity by entity, each in order of time, those without rows as well. */
  List<EntityWindow> all() {
    return windows.values().stream().flatMap(Collection::stream).toList();
  }

  /** Takes in what {@link #all} gave out. */
  void restore(EntityWindow window) {
    Objects.requireNonNull(window, "window");
    windows.computeIfAbsent(window.unit().entity(), e -> new ArrayDeque<>()).addLast(window);
  }
}
