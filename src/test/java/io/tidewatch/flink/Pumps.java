package io.tidewatch.flink;

import io.tidewatch.detect.AlertBudget;
import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.EntityCalibrationPlan;
import io.tidewatch.detect.Explanation;
import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.detect.Score;
import io.tidewatch.feature.FeatureSchema;
import io.tidewatch.feature.FeatureSpec;
import io.tidewatch.feature.FeatureVector;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.feature.Level;
import io.tidewatch.feature.Statistic;
import io.tidewatch.feature.Transform;
import io.tidewatch.learn.CautionPlan;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.HoldOutPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.RetrainPlan;
import io.tidewatch.learn.Sample;
import io.tidewatch.learn.SampleUnit;
import io.tidewatch.learn.SamplingPlan;
import io.tidewatch.learn.Trigger;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.Family;
import io.tidewatch.model.Measure;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.ModelVersion;
import io.tidewatch.model.Provenance;
import io.tidewatch.model.Scaler;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Ordering;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.PassedField;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A few pumps: the plan, readings, vectors, samples and models that these tests share. */
final class Pumps {

  /** 2026-01-01T12:00:00Z; training windows begin on the minute. */
  static final long NOON = 1_767_268_800_000L;

  static final long SECOND = 1_000;
  static final long MINUTE = 60 * SECOND;
  static final long OUT_OF_ORDERNESS = 5 * SECOND;
  static final long ACTIVATION_DELAY = 30 * SECOND;
  static final double FALSE_ALARM_RATE = 0.01;

  /** Pressure as it is, its predecessor and its mean of ten seconds. */
  static final FeatureSchema SCHEMA =
      new FeatureSchema(
          List.of(ChannelSpec.number("pressure"), ChannelSpec.number("flow")),
          List.of(
              new FeatureSpec.Value(0, Transform.NONE),
              new FeatureSpec.Lag(0, 1, Transform.NONE),
              new FeatureSpec.Aggregate(
                  0, Statistic.MEAN, Duration.ofSeconds(10), Transform.NONE)));

  /** How references follow: with a half-life of ten seconds, and what stays a minute for good. */
  static final ReferencePlan FOLLOWING = new ReferencePlan(10 * SECOND, 0.1, 0.5, MINUTE);

  /** The same features, with the level that references begin at. */
  static final FeatureSchema SCHEMA_WITH_LEVEL =
      new FeatureSchema(
          SCHEMA.channels(), SCHEMA.features(), Duration.ofMillis(FOLLOWING.halfLifeMillis()));

  static final int MAX_READINGS = 100;

  /** Windows of a minute; of each the ten-second windows of three entities, or four. */
  static final SamplingPlan SAMPLING = new SamplingPlan(MINUTE, 10 * SECOND, 4, 40);

  /** Alerts of entities that have a calibration and a budget of their own. */
  static final AlertPlan SPARING =
      new AlertPlan(
          "pumps",
          FALSE_ALARM_RATE,
          2,
          20 * SECOND,
          10 * SECOND,
          new AlertBudget(2, 10 * MINUTE),
          new EntityCalibrationPlan(20, 200));

  static final AlertPlan ALERTS =
      new AlertPlan("pumps", FALSE_ALARM_RATE, 2, 20 * SECOND, 10 * SECOND);

  private Pumps() {}

  static DetectorPlan plan(ModelScope scope) {
    return plan(scope, Ordering.EVENT_TIME);
  }

  /** A plan that trains another autoencoder. */
  static DetectorPlan plan(AutoencoderSpec spec) {
    DetectorPlan plan = plan(ModelScope.STREAM);
    return plan.with(plan.learning().with(spec, null));
  }

  /** A plan that scores against references. */
  static DetectorPlan following(ModelScope scope) {
    return following(scope, Forgetting.NEVER);
  }

  /** The same, and forgets the references of silent entities. */
  static DetectorPlan following(ModelScope scope, Forgetting forgetting) {
    return plan(
        SlotPlan.of(scope), Ordering.EVENT_TIME, SCHEMA_WITH_LEVEL, FOLLOWING, SPARING, forgetting);
  }

  static DetectorPlan plan(ModelScope scope, Ordering ordering) {
    return plan(SlotPlan.of(scope), ordering, SCHEMA, null, ALERTS, Forgetting.NEVER);
  }

  /** A plan by which entities share a model until they have their own. */
  static DetectorPlan sharing(int ownAfter, int ownAtMost, Forgetting forgetting) {
    SlotPlan slots = new SlotPlan(ModelScope.ENTITY, ownAfter, ownAtMost);
    return plan(slots, Ordering.EVENT_TIME, SCHEMA, null, ALERTS, forgetting);
  }

  private static DetectorPlan plan(
      SlotPlan slots,
      Ordering ordering,
      FeatureSchema schema,
      ReferencePlan reference,
      AlertPlan alerts,
      Forgetting forgetting) {
    ReadingSpec reading =
        new ReadingSpec(
            "pump",
            "",
            "",
            new TimeFormat(TimeFormat.Kind.RECORD_TIMESTAMP, ""),
            SCHEMA.channels(),
            ReadingLimits.DEFAULT);
    LearningPlan learning =
        new LearningPlan(
            "pumps",
            SAMPLING,
            new RetrainPlan(1, 0, 0),
            ACTIVATION_DELAY,
            30,
            200,
            HoldOutPlan.once(0.3),
            new CautionPlan(0.9, 0.5, 0, 0, 0),
            FALSE_ALARM_RATE,
            AutoencoderSpec.of(Family.LINEAR),
            Measure.ROOT_MEAN_SQUARE,
            7,
            null);
    return new DetectorPlan(
        "pumps",
        reading,
        OUT_OF_ORDERNESS,
        ordering,
        schema,
        MAX_READINGS,
        slots,
        learning,
        alerts,
        reference,
        false,
        forgetting);
  }

  static Reading reading(String entity, long time, Origin origin, float... values) {
    return new Reading(entity, "", time, values, origin, batch(time));
  }

  /** What records pass through: the minute they were made in. */
  private static List<PassedField> batch(long time) {
    return List.of(new PassedField("batch", "" + time / MINUTE, false));
  }

  static Origin origin(int partition, long offset, long timestamp) {
    return new Origin("readings", partition, offset, timestamp);
  }

  static FeatureVector vector(String entity, String group, long time, float... values) {
    Origin origin = origin(0, time - NOON + MINUTE, time);
    return new FeatureVector(entity, group, time, origin, values, null, true, true, batch(time));
  }

  /** A vector of a quiet pump that was not heard of often yet. */
  static FeatureVector unknown(String entity, long time) {
    FeatureVector known = vector(entity, time);
    return new FeatureVector(
        entity, "", time, known.origin(), known.values(), null, true, false, known.passed());
  }

  /** A vector of a quiet pump. */
  static FeatureVector vector(String entity, long time) {
    return vector(entity, "", time, 0.5f, 0.25f, 0.125f);
  }

  /** The same vectors, each with the level of its entity before it. */
  static List<FeatureVector> withLevels(List<FeatureVector> vectors) {
    Map<String, Level> levels = new HashMap<>();
    List<FeatureVector> all = new ArrayList<>();
    for (FeatureVector vector : vectors) {
      Level level = levels.computeIfAbsent(vector.entity(), it -> Level.empty(SCHEMA.size()));
      all.add(withLevel(vector, level.means(), level.isSettled(FOLLOWING.halfLifeMillis())));
      level.follow(vector.values(), vector.time(), FOLLOWING.halfLifeMillis());
    }
    return all;
  }

  /** The same vector with a level. */
  static FeatureVector withLevel(FeatureVector vector, float[] level, boolean settled) {
    return new FeatureVector(
        vector.entity(),
        vector.group(),
        vector.time(),
        vector.origin(),
        vector.values(),
        level,
        settled,
        vector.known(),
        vector.passed());
  }

  /** A score of a p-value: explained where that is below the false-alarm rate. */
  static Score score(String entity, long time, double pValue) {
    float[] three = new float[SCHEMA.size()];
    Explanation why = pValue < FALSE_ALARM_RATE ? new Explanation(three, three, 2.5, 0.5) : null;
    return new Score(
        vector(entity, time),
        (float) -Math.log(pValue),
        pValue,
        new ModelVersion(1, "0a1b2c3d"),
        why);
  }

  static Sample sample(String slot, String entity, long time, float... values) {
    SampleUnit unit = SampleUnit.of(entity, SAMPLING.entityWindowStart(time));
    return new Sample(slot, SAMPLING.windowEnd(time), unit, values);
  }

  /** Thirty-two rows of one training window, from four entity windows. */
  static List<Sample> samplesOf(String slot, long windowStart, Random random) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      for (int pump = 0; pump < 4; pump++) {
        float pressure = (float) random.nextGaussian();
        samples.add(sample(slot, "pump-" + pump, windowStart + i * SECOND, pressure, 2, -pressure));
      }
    }
    return samples;
  }

  /** A model of a slot that finds every pump strange that is far from zero. */
  static DetectorModel model(String slot, int number, long windowEnd) {
    int width = SCHEMA.size();
    float[] ones = new float[width];
    Arrays.fill(ones, 1);
    Provenance provenance =
        new Provenance(
            "pumps", slot, windowEnd, "schedule", 90, 30, 7, "", "", SCHEMA.fingerprint());
    return DetectorModel.seal(
        number,
        provenance,
        new Scaler(new float[width], ones),
        new HalvingTrainer().train(new float[1][width], null, 0),
        new ErrorScale(ones),
        Calibration.fit(IntStream.rangeClosed(1, 100).mapToDouble(i -> i / 50.0).toArray()));
  }

  static ModelDecision promoted(DetectorModel model) {
    return decision(
        model.provenance().slot(), model.provenance().windowEnd(), Verdict.PROMOTED, model);
  }

  static ModelDecision kept(String slot, long windowEnd) {
    return decision(slot, windowEnd, Verdict.NOT_DUE, null);
  }

  private static ModelDecision decision(
      String slot, long windowEnd, Verdict verdict, DetectorModel model) {
    return new ModelDecision(
        slot, windowEnd, verdict, Trigger.NONE, model, 0, 0, 0, 0, Double.NaN, Double.NaN, "");
  }
}
