package io.tidewatch.bench;

import java.util.List;

/** The middle of several figures. */
final class Median {

  private Median() {}

  /**
   * The middle one, or the mean of the two in the middle.
   *
   * @param figures at least one
   */
  static double of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
