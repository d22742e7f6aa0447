package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.detect.AlertBudget;
import io.tidewatch.detect.AlertPlan;
import io.tidewatch.detect.EntityCalibrationPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code alerts}, as far as it is about single entities. */
class AlertSectionTest {

  private static AlertPlan plan(String alerts) {
    return Configs.valid(Configs.MINIMAL + "alerts: " + alerts + "\n").plan().alerts();
  }

  @Test
  void everyValueOfBudgetAndCalibrationArrives() {
    AlertPlan plan =
        plan(
            "{budget: {alerts: 20, period: 8h}, entity_calibration: {prior: 100, half_life: 700}}");
    assertThat(plan.budget()).isEqualTo(new AlertBudget(20, 28_800_000));
    assertThat(plan.entityCalibration()).isEqualTo(new EntityCalibrationPlan(100, 700));
  }

  @Test
  void theyHaveDefaults() {
    AlertPlan plan = plan("{budget: {alerts: 3}, entity_calibration: {}}");
    assertThat(plan.budget()).isEqualTo(new AlertBudget(3, 86_400_000));
    assertThat(plan.entityCalibration()).isEqualTo(new EntityCalibrationPlan(300, 3000));
  }

  @Test
  void withoutThemThereIsNeither() {
    AlertPlan plan = plan("{}");
    assertThat(plan.budget()).isNull();
    assertThat(plan.entityCalibration()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{budget: {}} | alerts must be given",
        "{budget: {alerts: 0}} | alerts must be a whole number from 1",
        "{budget: {alerts: 1, period: 1s}} | period must be a duration from 1m",
        "{entity_calibration: {prior: 0}} | prior must be a whole number from 1",
      })
  void whatCannotBeIsRefused(String alerts, String message) {
    assertThat(Configs.problems(Configs.MINIMAL + "alerts: " + alerts + "\n"))
        .anyMatch(problem -> problem.contains(message));
  }
}
