package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.ReferencePlan;
import io.tidewatch.learn.DetectorPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReferenceSectionTest {

  @Test
  void everyValueOfTheReferenceArrives() {
    DetectorPlan plan =
        Configs.valid(
                Configs.MINIMAL
                    + """
                    reference: {half_life: 5m, gate: 0.02, keep: 0.5}
                    learning: {adopt_after: 90s}
                    """)
            .plan();
    assertThat(plan.reference()).isEqualTo(new ReferencePlan(300_000, 0.02, 0.5, 90_000));
    assertThat(plan.schema().levelHalfLife()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void withoutAReferenceRecordsAreScoredAsTheyAre() {
    DetectorPlan plan = Configs.valid(Configs.MINIMAL).plan();
    assertThat(plan.reference()).isNull();
    assertThat(plan.schema().levelHalfLife()).isZero();
    assertThat(plan.learning().mirrored()).isFalse();
  }

  @Test
  void aReferenceHasDefaultsOfItsOwn() {
    DetectorPlan plan = Configs.valid(Configs.MINIMAL + "reference: {}\n").plan();
    assertThat(plan.reference()).isEqualTo(new ReferencePlan(60_000, 0.01, 1, 7_200_000));
    assertThat(plan.schema().levelHalfLife()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan.learning().mirrored()).isTrue();
  }

  /** What is normal from now on is so for reference and learner at once. */
  @Test
  void referenceAndLearnerAdoptAfterTheSameTime() {
    DetectorPlan plan =
        Configs.valid(Configs.MINIMAL + "reference: {}\nlearning: {adopt_after: 0s}\n").plan();
    assertThat(plan.reference().adoptAfterMillis()).isZero();
    assertThat(plan.learning().caution().adoptAfterMillis()).isZero();
  }
}
