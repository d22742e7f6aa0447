package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.ModelScope;
import io.tidewatch.model.SlotPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetirementTest {

  private static final SlotPlan SHARING = new SlotPlan(ModelScope.ENTITY, 1, 10);

  private static long after(SlotPlan slots, long forgetAfter, String slot, long lastWindowEnd) {
    return new Retirement(slots, new Forgetting(forgetAfter), 1_000).after(slot, lastWindowEnd);
  }

  @ParameterizedTest
  @CsvSource({"1, 1000, 2000", "1000, 1000, 2000", "1001, 1000, 3000", "4000, -1000, 3000"})
  void aSlotIsGivenUpAtTheEndOfTheWindowInWhichItsEntityIsForgotten(
      long forgetAfter, long lastWindowEnd, long moment) {
    assertThat(after(SHARING, forgetAfter, "a", lastWindowEnd)).isEqualTo(moment);
  }

  @Test
  void theSharedSlotIsKept() {
    assertThat(after(SHARING, 1, SlotPlan.SHARED, 1_000)).isEqualTo(Retirement.NEVER);
  }

  @Test
  void aSlotIsKeptWhereNobodyIsForgotten() {
    assertThat(after(SHARING, 0, "a", 1_000)).isEqualTo(Retirement.NEVER);
  }

  @Test
  void aSlotIsKeptWhereThereIsNoOtherModelToFallBackOn() {
    assertThat(after(SlotPlan.of(ModelScope.ENTITY), 1, "a", 1_000)).isEqualTo(Retirement.NEVER);
  }

  @Test
  void aSlotThatHadNoSamplesIsKept() {
    assertThat(after(SHARING, 1, "a", Long.MIN_VALUE)).isEqualTo(Retirement.NEVER);
  }

  @Test
  void windowsHaveALength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retirement(SHARING, Forgetting.NEVER, 0))
        .withMessage("training window must be at least 1 ms, but was 0");
  }
}
