package io.tidewatch.config;

import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.learn.LearningPlan;
import java.time.Duration;
import java.util.Optional;

/** The section {@code reference}: how the reference of an entity follows it. */
final class ReferenceSection {

  private static final Rule<Duration> DURATION =
      Rules.duration(Duration.ofMillis(1), FeatureSpec.MAX_DURATION);

  private ReferenceSection() {}

  /** What the section says. */
  record Reference(Duration halfLife, double gate, double keep) {

    /** The plan; what is adopted is adopted by reference and learner after the same time. */
    ReferencePlan plan(LearningPlan learning) {
      return new ReferencePlan(
          halfLife.toMillis(), gate, keep, learning.caution().adoptAfterMillis());
    }
  }

  /** What the section says, where nothing is wrong with it. */
  static Optional<Reference> read(Section section) {
    Duration halfLife = section.get("half_life", DURATION, Defaults.REFERENCE_HALF_LIFE);
    double gate = section.get("gate", Rules.share(0, 0.5), Defaults.GATE);
    double keep = section.get("keep", Rules.share(0, 1), Defaults.KEEP);
    return section.finish(() -> new Reference(halfLife, gate, keep));
  }
}
