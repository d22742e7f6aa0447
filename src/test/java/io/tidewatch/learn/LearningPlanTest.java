package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans, decisions and their words: what is allowed, and what a refusal says. */
class LearningPlanTest {

  private static LearningPlan plan(
      long delay,
      int warmUp,
      int capacity,
      double holdOut,
      double suspect,
      double tolerance,
      double rate) {
    return new LearningPlan(
        "pumps",
        Plans.SAMPLING,
        Plans.NEVER,
        delay,
        warmUp,
        capacity,
        HoldOutPlan.once(holdOut),
        new CautionPlan(suspect, tolerance, 0, 0, 0),
        rate,
        AutoencoderSpec.of(Family.LINEAR),
        Measure.ROOT_MEAN_SQUARE,
        1,
        null);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 10, 0.5, 1, 0, 0.5", "1, 11, 12, 0.0001, 0.0101, 100, 0.0000001"})
  void bordersAreAllowed(
      long delay,
      int warmUp,
      int capacity,
      double holdOut,
      double suspect,
      double tol,
      double rate) {
    assertThatCode(() -> plan(delay, warmUp, capacity, holdOut, suspect, tol, rate))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{7}")
  @CsvSource(
      delimiter = '|',
      value = {
        "-1|10|10|0.2|0.2|0|0.1|activation delay must be at least 0, but was -1",
        "0|9|10|0.2|0.2|0|0.1|warm-up must be at least 10 rows, but was 9",
        "0|20|19|0.2|0.2|0|0.1|capacity must be at least the warm-up's rows, but was 19",
        "0|10|10|0|0.2|0|0.1|hold-out share must be in (0, 0.5], but was 0.0",
        "0|10|10|0.51|0.2|0|0.1|hold-out share must be in (0, 0.5], but was 0.51",
        "0|10|10|NaN|0.2|0|0.1|hold-out share must be in (0, 0.5], but was NaN",
        "0|10|10|0.2|0.01|0|0.1|suspect share must be in (0.01, 1], but was 0.01",
        "0|10|10|0.2|1.01|0|0.1|suspect share must be in (0.01, 1], but was 1.01",
        "0|10|10|0.2|0.2|-0.1|0.1|gate tolerance must be at least 0, but was -0.1",
        "0|10|10|0.2|0.2|NaN|0.1|gate tolerance must be at least 0, but was NaN",
        "0|10|10|0.2|0.2|0|0|false-alarm rate must be in (0, 0.5], but was 0.0",
        "0|10|10|0.2|0.2|0|0.6|false-alarm rate must be in (0, 0.5], but was 0.6"
      })
  void refusalSaysWhatTheRuleIs(
      long delay,
      int warmUp,
      int capacity,
      double holdOut,
      double suspect,
      double tolerance,
      double rate,
      String message) {
    assertThatThrownBy(() -> plan(delay, warmUp, capacity, holdOut, suspect, tolerance, rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** A stretch of less than ten rows says nothing of how far the next may lie. */
  @Test
  void theWarmUpHasTenRowsForEachFold() {
    LearningPlan plan = Plans.learning(Plans.NEVER);
    assertThat(plan.warmUpRows()).isEqualTo(20);

    assertThatCode(() -> Plans.folding(plan, 2)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Plans.folding(plan, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("warm-up must be at least 10 rows for each of the 3 folds, but was 20");
  }

  @Test
  void onlyDeviationsStandForTheirOpposites() {
    LearningPlan plan = Plans.learning(Plans.NEVER);

    assertThat(plan.mirrored()).isFalse();
    assertThat(plan.ofDeviations().mirrored()).isTrue();
    assertThat(plan.ofDeviations().with(plan.spec(), null)).isEqualTo(plan.ofDeviations());
    assertThat(plan.ofDeviations()).isNotEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource({"0.0001, 0", "0.5, 2", "0.25, 50"})
  void holdOutsInRangeAreAllowed(double share, int folds) {
    assertThatCode(() -> new HoldOutPlan(share, folds)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|2|hold-out share must be in (0, 0.5], but was 0.0",
        "0.51|0|hold-out share must be in (0, 0.5], but was 0.51",
        "NaN|0|hold-out share must be in (0, 0.5], but was NaN",
        "0.25|-1|folds must be 0 or 2 to 50, but was -1",
        "0.25|1|folds must be 0 or 2 to 50, but was 1",
        "0.25|51|folds must be 0 or 2 to 50, but was 51"
      })
  void holdOutsOutOfRangeAreRefused(double share, int folds, String message) {
    assertThatThrownBy(() -> new HoldOutPlan(share, folds))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-0.1|0|0|trim share must be in [0, 0.5), but was -0.1",
        "0.5|0|0|trim share must be in [0, 0.5), but was 0.5",
        "0|-1|0|probation must be at least 0 ms, but was -1",
        "0|0|-1|adoption time must be at least 0 ms, but was -1"
      })
  void cautionOutOfRangeIsRefused(double trim, long probation, long adoption, String message) {
    assertThatThrownBy(() -> new CautionPlan(0.2, 0.1, trim, probation, adoption))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -0.1", "0, 0, 1", "0, 0, NaN"})
  void retrainPlanHasBounds(int windows, long rows, double distance) {
    assertThatThrownBy(() -> new RetrainPlan(windows, rows, distance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
  }

  @Test
  void decisionHasAModelExactlyWherePromoted() {
    assertThatThrownBy(() -> decision(Verdict.PROMOTED, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("model must be present exactly where promoted, but was absent (promoted)");
    assertThatThrownBy(() -> decision(Verdict.WORSE, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("model must be present exactly where promoted, but was present (worse)");
  }

  private static ModelDecision decision(Verdict verdict, boolean withModel) {
    return new ModelDecision(
        Models.SLOT,
        0,
        verdict,
        Trigger.NONE,
        withModel ? Models.champion(1, 0) : null,
        0,
        0,
        0,
        0,
        0,
        0,
        "");
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void refusedAreThoseThatTurnAChallengerDown(Verdict verdict) {
    boolean refused =
        switch (verdict) {
          case WORSE, MISSES_CANARIES, COLLAPSED, NOT_FINITE, FAILED -> true;
          case PROMOTED, WARMING_UP, NOT_DUE, EMPTY -> false;
        };

    assertThat(verdict.refused()).isEqualTo(refused);
  }

  @Test
  void wordsAreSpelledAsInTopics() {
    assertThat(Verdict.NOT_FINITE.text()).isEqualTo("not_finite");
    assertThat(Trigger.SCHEDULE.text()).isEqualTo("schedule");
  }
}
