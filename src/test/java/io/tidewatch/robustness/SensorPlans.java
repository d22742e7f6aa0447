package io.tidewatch.robustness;

import io.tidewatch.config.ConfigReader;
import io.tidewatch.config.ConfigResult;
import io.tidewatch.learn.CautionPlan;
import io.tidewatch.learn.DetectorPlan;
import io.tidewatch.learn.LearningPlan;
import io.tidewatch.learn.RetrainPlan;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.reading.ReadingLimits;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.TimeFormat;
import java.nio.file.Path;
import java.time.Duration;

/** The configuration for sensors as it is shipped, and what it is compared with. */
final class SensorPlans {

  /** Some load cycles of three pumps: a model that stays for good must have seen them. */
  private static final int WARM_UP = 10_000;

  private static final RetrainPlan NEVER = new RetrainPlan(0, 0, 0);

  private SensorPlans() {}

  /**
   * {@code conf/pump.yaml}, told how the synthetic plant writes its times, and to wait for some
   * load cycles before the first training.
   */
  static DetectorPlan shipped() {
    ConfigResult result = ConfigReader.read(Path.of("conf/pump.yaml"));
    DetectorPlan plan = ((ConfigResult.Valid) result).config().plan();
    TimeFormat millis = new TimeFormat(TimeFormat.Kind.EPOCH_MILLIS, "");
    DetectorPlan read =
        plan.with(
            new ReadingSpec(
                "pump", "", "at", millis, plan.reading().channels(), ReadingLimits.DEFAULT));
    LearningPlan learning = plan.learning();
    return read.with(learning(learning, learning.retrain(), WARM_UP, learning.caution()));
  }

  /** The same with a network that is solved for instead of trained, for many runs. */
  static DetectorPlan linear() {
    DetectorPlan plan = shipped();
    return plan.with(plan.learning().with(AutoencoderSpec.of(Family.LINEAR), null));
  }

  /** The same, but the first model stays for good. */
  static DetectorPlan frozen(DetectorPlan plan) {
    return plan.with(
        learning(
            plan.learning(),
            NEVER,
            plan.learning().warmUpRows(),
            adopting(plan.learning().caution(), Duration.ZERO)));
  }

  /** The same, but a lasting change becomes normal after another time. */
  static DetectorPlan adopting(DetectorPlan plan, Duration after) {
    LearningPlan learning = plan.learning();
    return plan.with(
        learning(
            learning,
            learning.retrain(),
            learning.warmUpRows(),
            adopting(learning.caution(), after)));
  }

  private static CautionPlan adopting(CautionPlan caution, Duration after) {
    return new CautionPlan(
        caution.suspectShare(),
        caution.gateTolerance(),
        caution.trimShare(),
        caution.probationMillis(),
        after.toMillis());
  }

  /** The same, but one training takes whatever comes, and nothing is trimmed. */
  static DetectorPlan trusting(DetectorPlan plan, int rows) {
    return plan.with(
        learning(plan.learning(), NEVER, rows, new CautionPlan(1, Double.MAX_VALUE, 0, 0, 0)));
  }

  private static LearningPlan learning(
      LearningPlan plan, RetrainPlan retrain, int warmUpRows, CautionPlan caution) {
    return new LearningPlan(
        plan.pipeline(),
        plan.sampling(),
        retrain,
        plan.activationDelayMillis(),
        warmUpRows,
        plan.capacityRows(),
        plan.holdOut(),
        caution,
        plan.falseAlarmRate(),
        plan.spec(),
        plan.measure(),
        plan.seed(),
        plan.transfer());
  }
}
