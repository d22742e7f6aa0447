package io.tidewatch.learn;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Measure;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;

/** Plans to learn by, small enough to reckon with. */
final class Plans {

  /** Training windows of a second, in each at most 8 half-second entity windows and 100 rows. */
  static final SamplingPlan SAMPLING = new SamplingPlan(1_000, 500, 8, 100);

  static final RetrainPlan NEVER = new RetrainPlan(0, 0, 0);

  /** No slot is ever given up. */
  static final Retirement KEPT =
      new Retirement(SlotPlan.of(ModelScope.ENTITY), Forgetting.NEVER, SAMPLING.windowMillis());

  static final int WARM_UP = 20;
  static final int CAPACITY = 200;
  static final double SUSPECT_SHARE = 0.2;
  static final CautionPlan CAUTION = new CautionPlan(SUSPECT_SHARE, 0.1, 0, 0, 0);
  static final double FALSE_ALARM_RATE = 0.001;

  private Plans() {}

  static LearningPlan learning(RetrainPlan retrain) {
    return learning(SAMPLING, retrain, WARM_UP, CAPACITY);
  }

  /** The same plan, but a lasting change becomes normal after a time. */
  static LearningPlan adopting(LearningPlan plan, long afterMillis) {
    CautionPlan caution = plan.caution();
    return with(
        plan,
        plan.holdOut(),
        new CautionPlan(
            caution.suspectShare(),
            caution.gateTolerance(),
            caution.trimShare(),
            caution.probationMillis(),
            afterMillis));
  }

  /** The same plan, but a normal window waits for a time until it is learned from. */
  static LearningPlan onProbation(LearningPlan plan, long millis) {
    CautionPlan caution = plan.caution();
    return with(
        plan,
        plan.holdOut(),
        new CautionPlan(
            caution.suspectShare(),
            caution.gateTolerance(),
            caution.trimShare(),
            millis,
            caution.adoptAfterMillis()));
  }

  /** The same plan, but calibrated across stretches of time. */
  static LearningPlan folding(LearningPlan plan, int folds) {
    return with(plan, new HoldOutPlan(plan.holdOut().share(), folds), plan.caution());
  }

  private static LearningPlan with(LearningPlan plan, HoldOutPlan holdOut, CautionPlan caution) {
    return new LearningPlan(
        plan.pipeline(),
        plan.sampling(),
        plan.retrain(),
        plan.activationDelayMillis(),
        plan.warmUpRows(),
        plan.capacityRows(),
        holdOut,
        caution,
        plan.falseAlarmRate(),
        plan.spec(),
        plan.measure(),
        plan.seed(),
        plan.transfer(),
        plan.mirrored());
  }

  static LearningPlan learning(
      SamplingPlan sampling, RetrainPlan retrain, int warmUp, int capacity) {
    return new LearningPlan(
        "pumps",
        sampling,
        retrain,
        0,
        warmUp,
        capacity,
        HoldOutPlan.once(0.25),
        CAUTION,
        FALSE_ALARM_RATE,
        AutoencoderSpec.of(Family.LINEAR),
        Measure.ROOT_MEAN_SQUARE,
        42,
        null);
  }
}
