package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers the samples of one training window and keeps the longest run of entity windows, by hash,
 * that fits the plan: the same ones whatever order the samples come in.
 */
final class WindowCollector {

  private final TreeMap<SampleUnit, List<float[]>> units;
  private SampleUnit bound;
  private int rows;

  WindowCollector() {
    this(new TreeMap<>(), null);
  }

  /** A collector out of stored parts. */
  WindowCollector(TreeMap<SampleUnit, List<float[]>> units, SampleUnit bound) {
    this.units = units;
    this.bound = bound;
    this.rows = units.values().stream().mapToInt(List::size).sum();
  }

  void add(Sample sample, SamplingPlan plan) {
    if (bound != null && sample.unit().compareTo(bound) >= 0) {
      return;
    }
    List<float[]> unit = units.computeIfAbsent(sample.unit(), key -> new ArrayList<>());
    if (unit.size() == plan.rows()) {
      return;
    }
    unit.add(sample.values());
    rows++;
    while (units.size() > plan.entityWindows() || (rows > plan.rows() && units.size() > 1)) {
      Map.Entry<SampleUnit, List<float[]>> last = units.pollLastEntry();
      bound = last.getKey();
      rows -= last.getValue().size();
    }
  }

  /** The entity windows kept, in order of time and entity. */
  List<EntityWindow> windows() {
    return units.entrySet().stream()
        .map(entry -> new EntityWindow(entry.getKey(), entry.getValue()))
        .sorted((a, b) -> SampleUnit.inTime().compare(a.unit(), b.unit()))
        .toList();
  }

  TreeMap<SampleUnit, List<float[]>> units() {
    return units;
  }

  /** The smallest unit given up so far, or null: it and all above it are refused. */
  SampleUnit bound() {
    return bound;
  }
}
