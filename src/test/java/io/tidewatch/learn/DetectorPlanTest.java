package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import io.tidewatch.reading.Ordering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts of a plan must have in common. */
class DetectorPlanTest {

  private static DetectorPlan plan(long levelMillis, ReferencePlan reference) {
    return plan(0, 1, levelMillis, reference);
  }

  private static DetectorPlan plan(
      long outOfOrderness, int readings, long levelMillis, ReferencePlan reference) {
    return DetectorPlans.of(
        outOfOrderness,
        readings,
        levelMillis,
        reference,
        Ordering.EVENT_TIME,
        SlotPlan.of(ModelScope.STREAM),
        Forgetting.NEVER);
  }

  private static ReferencePlan reference(long halfLifeMillis) {
    return new ReferencePlan(halfLifeMillis, 0.1, 1, 0);
  }

  @Test
  void aReferenceIsAsSlowAsTheLevelItBeginsAt() {
    assertThat(plan(1_000, reference(1_000)).reference()).isEqualTo(reference(1_000));
    assertThat(plan(0, null).reference()).isNull();
  }

  @Test
  void whatIsScoredAgainstAReferenceIsLearnedFromDeviations() {
    assertThat(plan(1_000, reference(1_000)).learning().mirrored()).isTrue();
    assertThat(plan(0, null).learning().mirrored()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1000, 999", "0, 1000"})
  void anotherReferenceIsRefused(long level, long halfLife) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(level, reference(halfLife)))
        .withMessage("reference must be as slow as the level (%d ms), but was %d", level, halfLife);
  }

  @Test
  void aLevelThatNothingBeginsAtIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1_000, null))
        .withMessage("reference must be as slow as the level (1000 ms), but was 0");
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 0"})
  void rangesAreChecked(long outOfOrderness, int readings) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(outOfOrderness, readings, 0, null))
        .withMessage(
            "out-of-orderness must be at least 0 and window readings at least 1, but was %d and %d",
            outOfOrderness, readings);
  }

  /** Whatever else is changed of a plan. */
  @Test
  void theReferenceStays() {
    DetectorPlan plan = plan(1_000, reference(1_000));

    assertThat(plan.with(plan.learning())).isEqualTo(plan);
    assertThat(plan.withLatentCode(true).reference()).isEqualTo(plan.reference());
  }
}
