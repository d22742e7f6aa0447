package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a plan stored state cannot do without: state that was learned under one stamp says
 * nothing under another. Everything else of a plan may change from one run to the next.
 *
 * @param settings by the names that configurations have for them
 */
public record PlanStamp(SortedMap<String, String> settings) {

  private static final String OWN_AFTER = "model.own_after";
  private static final String NOTHING_SHARED = "0";

  /** Takes a copy. */
  public PlanStamp {
    settings = new TreeMap<>(settings);
  }

  /** The stamp of a plan. */
  public static PlanStamp of(DetectorPlan plan) {
    SamplingPlan sampling = plan.learning().sampling();
    return new PlanStamp(
        new TreeMap<>(
            Map.of(
                "pipeline",
                plan.pipeline(),
                "features",
                "%016x".formatted(plan.schema().fingerprint()),
                "order",
                plan.ordering().text(),
                "model.scope",
                plan.slots().scope().text(),
                OWN_AFTER,
                plan.slots().sharing() ? "more than 0" : NOTHING_SHARED,
                "learning.window",
                sampling.windowMillis() + " ms",
                "learning.entity_window",
                sampling.entityWindowMillis() + " ms")));
  }

  /** Why state stored under this stamp is of no use under another: a line each, or none. */
  public List<String> conflicts(PlanStamp now) {
    List<String> lines = new ArrayList<>();
    SortedMap<String, String> known = new TreeMap<>(settings);
    // State from before there was such a setting.
    known.putIfAbsent(OWN_AFTER, NOTHING_SHARED);
    known.forEach(
        (name, stored) -> {
          String wanted = now.settings.get(name);
          if (wanted != null && !wanted.equals(stored)) {
            lines.add(name + " must be " + stored + " as in the stored state, but was " + wanted);
          }
        });
    return lines;
  }

  /** The settings; a copy. */
  @Override
  public SortedMap<String, String> settings() {
    return new TreeMap<>(settings);
  }
}
