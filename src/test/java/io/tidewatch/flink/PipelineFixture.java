package io.tidewatch.flink;

import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.feature.Statistic;
import io.tidewatch.feature.Transform;
import io.tidewatch.learn.CautionPlan;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.HoldOutPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.RetrainPlan;
import io.tidewatch.learn.SamplingPlan;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Measure;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.RawRecord;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small pipeline of two channels and a stream for it: entities that swing together, spikes now
 * and then, readings out of order and a few of them late, garbage, and a lasting shift half-way.
 */
final class PipelineFixture {

  static final long START = 1_700_000_000_000L;
  static final int ENTITIES = 8;
  static final long OUT_OF_ORDERNESS = 2_000;

  private PipelineFixture() {}

  static DetectorPlan plan(ModelScope scope) {
    return plan(SlotPlan.of(scope), HoldOutPlan.once(0.25), null, Forgetting.NEVER);
  }

  /** A model for all, and one of its own for an entity that has been heard of often enough. */
  static DetectorPlan sharing(int ownAfter, int ownAtMost, Forgetting forgetting) {
    SlotPlan slots = new SlotPlan(ModelScope.ENTITY, ownAfter, ownAtMost);
    return plan(slots, HoldOutPlan.once(0.25), null, forgetting);
  }

  /** The same, scored against references, with models calibrated across stretches of time. */
  static DetectorPlan following(ModelScope scope) {
    return plan(
        SlotPlan.of(scope),
        new HoldOutPlan(0.25, 4),
        new ReferencePlan(20_000, 0.02, 0.7, 120_000),
        Forgetting.NEVER);
  }

  private static DetectorPlan plan(
      SlotPlan slots, HoldOutPlan holdOut, ReferencePlan reference, Forgetting forgetting) {
    List<ChannelSpec> channels = List.of(ChannelSpec.number("a"), ChannelSpec.number("b"));
    ReadingSpec reading =
        new ReadingSpec(
                "id",
                "",
                "at",
                new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, ""),
                channels,
                ReadingLimits.DEFAULT)
            .with(List.of("batch"));
    FeatureSchema schema =
        new FeatureSchema(
            channels,
            List.of(
                new FeatureSpec.Value(0, Transform.NONE),
                new FeatureSpec.Value(1, Transform.NONE),
                new FeatureSpec.Lag(0, 1, Transform.NONE),
                new FeatureSpec.Aggregate(
                    1, Statistic.MEAN, Duration.ofSeconds(5), Transform.NONE)),
            Duration.ofMillis(reference == null ? 0 : reference.halfLifeMillis()));
    LearningPlan learning =
        new LearningPlan(
            "fixture",
            new SamplingPlan(60_000, 10_000, 20, 2_000),
            new RetrainPlan(2, 0, 0),
            5_000,
            200,
            3_000,
            holdOut,
            new CautionPlan(0.2, 0.5, 0.1, 20_000, 120_000),
            0.001,
            AutoencoderSpec.of(Family.LINEAR),
            Measure.RESIDUAL_AND_CODE,
            7,
            null);
    AlertPlan alerts = new AlertPlan("fixture", 0.001, 1, 5_000, 10_000);
    return new DetectorPlan(
        "fixture",
        reading,
        OUT_OF_ORDERNESS,
        Ordering.EVENT_TIME,
        schema,
        1_000,
        slots,
        learning,
        alerts,
        reference,
        true,
        forgetting);
  }

  /**
   * A log of equally long partitions, each with entities of its own.
   *
   * @param count how many records, a multiple of 8
   * @param partitions 1, 2, 4 or 8
   */
  static List<List<RawRecord>> log(int count, int partitions, long seed) {
    return log(count, partitions, seed, false);
  }

  /** The same, but half of the entities give place to others for the middle third, if wanted. */
  static List<List<RawRecord>> log(int count, int partitions, long seed, boolean turnover) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<RawRecord>> log = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      log.add(new ArrayList<>());
    }
    for (int i = 0; i < count; i++) {
      int entity = i % ENTITIES;
      int partition = entity % partitions;
      long time = START + i * 150L - random.nextLong(OUT_OF_ORDERNESS + 300);
      double swing = Math.sin(i / 200.0 + entity);
      double a = swing + 0.1 * gaussian(random) + (random.nextInt(400) == 0 ? 6 : 0);
      double b = 2 * swing + 0.1 * gaussian(random) + (i > count / 2 ? 0.5 : 0);
      boolean other = turnover && entity < ENTITIES / 2 && i > count / 3 && i < 2 * count / 3;
      String json =
          random.nextInt(300) == 0
              ? "not json"
              : "{\"id\":\"%s%d\",\"at\":%d,\"a\":%s,\"b\":%s,\"batch\":\"B-%d\"}"
                  .formatted(other ? "f" : "e", entity, time, a, b, i);
      Origin origin = new Origin("readings", partition, log.get(partition).size(), time);
      log.get(partition).add(new RawRecord(origin, null, json.getBytes(StandardCharsets.UTF_8)));
    }
    return log;
  }

  private static double gaussian(SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum - 6;
  }
}
