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
 * The suspect windows of entities that have not been normal since. What an entity did in them is
 * adopted as normal when it has gone on for long enough and was the same all along: a new set point
 * is, a fault that grows or comes and goes is not.
 */
final class Quarantine {

  // Rows of the latter half may lie this many times as far off as rows do by chance.
  private static final double COHERENT = 4;
  private static final int LEAST_ROWS = 20;

  private final Map<String, Deque<EntityWindow>> windows = new TreeMap<>();

  /** Puts a suspect window in, and lets go what is older than the time that adoption looks at. */
  void add(EntityWindow window, long adoptAfterMillis) {
    if (adoptAfterMillis == 0 || window.rows().isEmpty()) {
      return;
    }
    Deque<EntityWindow> held =
        windows.computeIfAbsent(window.unit().entity(), entity -> new ArrayDeque<>());
    held.addLast(window);
    // The oldest that is kept begins before the time looked at, so that the span is reached.
    while (second(held) != null && span(second(held), window) >= adoptAfterMillis) {
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

  /** Forgets an entity, which has been normal again. */
  void release(String entity) {
    windows.remove(entity);
  }

  /** Takes out the windows of an entity where they are to be adopted; else none. */
  List<EntityWindow> adopt(String entity, long adoptAfterMillis) {
    Deque<EntityWindow> held = windows.get(entity);
    if (held == null
        || span(held.getFirst(), held.getLast()) < adoptAfterMillis
        || !coherent(held)) {
      return List.of();
    }
    windows.remove(entity);
    return List.copyOf(held);
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

  /** All windows held, entity by entity, each in order of time. */
  List<EntityWindow> all() {
    return windows.values().stream().flatMap(Collection::stream).toList();
  }

  /** Takes in what {@link #all} gave out. */
  void restore(EntityWindow window) {
    Objects.requireNonNull(window, "window");
    windows.computeIfAbsent(window.unit().entity(), e -> new ArrayDeque<>()).addLast(window);
  }
}
