package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.feature.Forgetting;
import io.tidewatch.model.ModelVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many alerts an entity may have. */
class AlertBudgetTest {

  private static final double RATE = ScoreFixtures.RATE;
  private static final long MINUTE = 60_000;
  private static final long DAY = 1440 * MINUTE;
  private static final ModelVersion VERSION = ScoreFixtures.VERSION;

  private static AlertPolicy policy(AlertBudget budget) {
    return new AlertPolicy(new AlertPlan("plant", RATE, 1, 0, 0, budget, null), Forgetting.NEVER);
  }

  private static Score score(long time, double pValue) {
    return ScoreFixtures.score("pump", time, pValue, VERSION);
  }

  /** Alerts opened on each day of an entity of which at first one record in a hundred exceeds. */
  private static int[] alertsByDay(AlertBudget budget, int days, int recordsADay, long seed) {
    AlertPolicy policy = policy(budget);
    Random random = new Random(seed);
    AlertState state = AlertState.QUIET;
    int[] opened = new int[days];
    for (int i = 0; i < days * recordsADay; i++) {
      long time = i * DAY / recordsADay;
      int day = (int) (time / DAY);
      double drifted = Math.pow(random.nextDouble(), 1 + 0.5 * i / (days * recordsADay));
      double pValue = Math.min(1, drifted * 100 * RATE);
      state =
          policy.step(
              state,
              score(time, pValue),
              alert -> opened[day] += alert.status() == AlertStatus.OPENED ? 1 : 0);
    }
    return opened;
  }

  /** Once the budget is whole again, nothing is left to remember. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void anEntityWhoseBudgetIsWholeAgainIsForgotten(int alerts) {
    AlertBudget budget = new AlertBudget(alerts, DAY);
    AlertPolicy policy = policy(budget);
    AlertState state = AlertState.QUIET;
    for (int i = 0; i < 3; i++) {
      state = policy.step(state, score(i * MINUTE, 1e-9), alert -> {});
    }
    state = policy.expire(state, 3 * MINUTE, alert -> {});
    long end = policy.expiry(state);

    assertThat(end).isGreaterThan(DAY / alerts).isLessThanOrEqualTo(3 * DAY / alerts + 3 * MINUTE);
    assertThat(budget.left(state.strictness(), state.strictSince(), end)).isZero();
    assertThat(policy.expire(state, end - 1, alert -> {})).isNotEqualTo(AlertState.QUIET);
    assertThat(policy.expire(state, end, alert -> {})).isSameAs(AlertState.QUIET);
  }

  /** Without it, a day of 14,400 records has 144 alerts at first and five hundred at last. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theBudgetIsKeptOnNineOfTenDaysWhileErrorsDrift(long seed) {
    int[] opened = alertsByDay(new AlertBudget(20, DAY), 11, 14_400, seed);
    int kept = 0;
    for (int day = 1; day < opened.length; day++) {
      kept += opened[day] >= 16 && opened[day] <= 24 ? 1 : 0;
    }
    assertThat(kept).as(Arrays.toString(opened)).isGreaterThanOrEqualTo(9);
  }

  @Test
  void withoutABudgetEveryEpisodeIsAnAlert() {
    int[] opened = alertsByDay(null, 11, 14_400, 1);
    assertThat(opened[0]).isGreaterThan(100);
    assertThat(opened[10]).isGreaterThan(3 * opened[0]);
  }

  @Test
  void anEntityThatSeldomAlertsIsNotAffected() {
    assertThat(alertsByDay(new AlertBudget(1000, DAY), 3, 1440, 4))
        .isEqualTo(alertsByDay(null, 3, 1440, 4));
  }

  @Test
  void theMostSurprisingRecordsAreGrantedAndTheOthersCounted() {
    AlertPolicy policy = policy(new AlertBudget(1, DAY));
    List<Alert> sent = new ArrayList<>();
    AlertState state = AlertState.QUIET;
    for (int i = 0; i < 10; i++) {
      state = policy.step(state, score(i * MINUTE, RATE * 0.9), sent::add);
    }
    assertThat(sent).filteredOn(alert -> alert.status() == AlertStatus.OPENED).hasSize(1);
    policy.step(state, score(10 * MINUTE, RATE * 1e-3), sent::add);
    assertThat(sent)
        .filteredOn(alert -> alert.status() == AlertStatus.OPENED)
        .extracting(Alert::suppressed)
        .containsExactly(0L, 9L);
  }

  @Test
  void anOpenEpisodeGoesOnWhateverItsRecordsAre() {
    AlertPolicy policy =
        new AlertPolicy(
            new AlertPlan("plant", RATE, 1, MINUTE, 0, new AlertBudget(1, DAY), null),
            Forgetting.NEVER);
    List<Alert> sent = new ArrayList<>();
    AlertState state = policy.step(AlertState.QUIET, score(0, RATE * 1e-3), sent::add);
    state = policy.step(state, score(MINUTE / 2, RATE * 0.99), sent::add);
    policy.expire(state, DAY, sent::add);
    assertThat(sent)
        .filteredOn(alert -> alert.status() == AlertStatus.CLOSED)
        .extracting(Alert::exceedances)
        .containsExactly(2L);
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 0"})
  void brokenBudgetsAreRefused(int alerts, long periodMillis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlertBudget(alerts, periodMillis))
        .withMessage(
            "budget must be at least 1 alert in at least 1 ms, but was %d in %d ms",
            alerts, periodMillis);
  }
}
