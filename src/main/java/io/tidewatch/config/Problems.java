package io.tidewatch.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of a file, up to a bound. */
final class Problems {

  /** More would not be read by anybody. */
  static final int MOST = 100;

  private final String file;
  private final KnownKeys keys;
  private final List<Problem> problems = new ArrayList<>();

  Problems(String file) {
    this(file, new KnownKeys());
  }

  Problems(String file, KnownKeys keys) {
    this.file = file;
    this.keys = keys;
  }

  /** The keys that were asked for. */
  KnownKeys keys() {
    return keys;
  }

  void add(Place place, String message) {
    if (!full()) {
      problems.add(new Problem(file, place.line(), place.column(), place.path(), message));
    }
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Whether further problems are no longer kept. */
  boolean full() {
    return problems.size() >= MOST;
  }

  /** Whether there is a problem at the path or inside it; once full, there may be one anywhere. */
  boolean within(String path) {
    return full() || problems.stream().anyMatch(problem -> leads(path, problem.path()));
  }

  /** All of them, in the order of the file. */
  List<Problem> inOrder() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    if (full()) {
      Problem last = sorted.get(sorted.size() - 1);
      sorted.add(
          new Problem(file, last.line(), last.column(), "", "further problems are not listed"));
    }
    return sorted;
  }

  private static boolean leads(String path, String to) {
    if (path.isEmpty() || to.equals(path)) {
      return true;
    }
    return to.startsWith(path)
        && (to.charAt(path.length()) == '.' || to.charAt(path.length()) == '[');
  }
}
