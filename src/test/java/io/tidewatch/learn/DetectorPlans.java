package io.tidewatch.learn;

import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.feature.Transform;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.util.List;

/** Whole plans of pumps with one channel. */
final class DetectorPlans {

  private static final List<ChannelSpec> CHANNELS = List.of(ChannelSpec.number("pressure"));

  private DetectorPlans() {}

  /** A plan with these orders and slots. */
  static DetectorPlan of(Ordering ordering, SlotPlan slots) {
    return of(ordering, slots, Forgetting.NEVER);
  }

  /** The same, where silent entities are forgotten. */
  static DetectorPlan of(Ordering ordering, SlotPlan slots, Forgetting forgetting) {
    return of(0, 1, 0, null, ordering, slots, forgetting);
  }

  static DetectorPlan of(
      long outOfOrderness,
      int readings,
      long levelMillis,
      ReferencePlan reference,
      Ordering ordering,
      SlotPlan slots,
      Forgetting forgetting) {
    return new DetectorPlan(
        "pumps",
        new ReadingSpec(
            "pump",
            "",
            "",
            new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, ""),
            CHANNELS,
            ReadingLimits.DEFAULT),
        outOfOrderness,
        ordering,
        new FeatureSchema(
            CHANNELS,
            List.of(new FeatureSpec.Value(0, Transform.NONE)),
            Duration.ofMillis(levelMillis)),
        readings,
        slots,
        Plans.learning(Plans.NEVER),
        new AlertPlan("pumps", Plans.FALSE_ALARM_RATE, 1, 0, 0),
        reference,
        false,
        forgetting);
  }
}
