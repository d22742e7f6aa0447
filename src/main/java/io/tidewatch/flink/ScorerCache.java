package io.tidewatch.flink;

import io.tidewatch.detect.ModelTimeline;
import io.tidewatch.detect.Scorer;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.model.DetectorModel;
import java.util.IdentityHashMap;
import java.util.Map;

/** One readied forward pass for each model in force: built when a model is first used. */
final class ScorerCache {

  private final DetectorPlan plan;
  private final Map<DetectorModel, Scorer> scorers = new IdentityHashMap<>();
  private Scorer last;

  ScorerCache(DetectorPlan plan) {
    this.plan = plan;
  }

  Scorer of(DetectorModel model) {
    // Most records are scored with the model of the record before.
    if (last == null || last.model() != model) {
      last = scorers.computeIfAbsent(model, plan::newScorer);
    }
    return last;
  }

  /** Lets go of the models that one timeline has and the next has not. */
  void forget(ModelTimeline before, ModelTimeline after) {
    if (before == null) {
      return;
    }
    for (ModelTimeline.Entry entry : before.entries()) {
      boolean kept = after.entries().stream().anyMatch(other -> other.model() == entry.model());
      if (!kept) {
        scorers.remove(entry.model());
        last = null;
      }
    }
  }
}
