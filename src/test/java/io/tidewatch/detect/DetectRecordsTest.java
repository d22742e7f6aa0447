package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tidewatch.feature.FeatureVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectRecordsTest {

  private static final FeatureVector VECTOR = ScoreFixtures.quiet(10).vector();

  @ParameterizedTest
  @CsvSource({"1e-12, 1, 0, 0", "0.5, 100, 1, 1", "1e-3, 1, 9223372036854775807, 0"})
  void plansTakeWhatIsInRange(double rate, int openAfter, long closeAfter, long coolDown) {
    AlertPlan plan = new AlertPlan("pumps", rate, openAfter, closeAfter, coolDown);

    assertThat(plan.falseAlarmRate()).isEqualTo(rate);
    assertThat(plan.openAfter()).isEqualTo(openAfter);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0, false-alarm rate must be in",
    "-0.1, 1, 0, 0, false-alarm rate must be in",
    "0.51, 1, 0, 0, false-alarm rate must be in",
    "NaN, 1, 0, 0, false-alarm rate must be in",
    "0.1, 0, 0, 0, open after must be at least 1",
    "0.1, 1, -1, 0, open after must be at least 1 and durations at least 0",
    "0.1, 1, 0, -1, open after must be at least 1 and durations at least 0"
  })
  void plansRefuseWhatIsNot(
      double rate, int openAfter, long closeAfter, long coolDown, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlertPlan("pumps", rate, openAfter, closeAfter, coolDown))
        .withMessageStartingWith(rule);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 4.9e-324", "3.4e38, 0.5"})
  void scoresTakeFiniteErrorsAndChances(float error, double pValue) {
    Score score = new Score(VECTOR, error, pValue, ScoreFixtures.VERSION, null);

    assertThat(score.exceeds()).isFalse();
    assertThat(score.error()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0.5", "NaN, 0.5", "Infinity, 0.5", "1, 0", "1, -0.5", "1, 1.1", "1, NaN"})
  void scoresRefuseOthers(float error, double pValue) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Score(VECTOR, error, pValue, ScoreFixtures.VERSION, null))
        .withMessage(
            "score must have a finite error from 0 and a p-value in (0, 1], but was %s, %s"
                + " (entity pump-7)",
            error, pValue);
  }

  @Test
  void explanationsHaveAsManySharesAsExpectedValues() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Explanation(new float[2], new float[3], 1, 0.5))
        .withMessage("shares must be as many as expected values (3), but was 2");
  }

  @Test
  void partsAreNeverNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Score(null, 0, 1, ScoreFixtures.VERSION, null));
    assertThatNullPointerException().isThrownBy(() -> new Score(VECTOR, 0, 1, null, null));
    assertThatNullPointerException().isThrownBy(() -> new AlertPlan(null, 0.1, 1, 0, 0));
    assertThatNullPointerException().isThrownBy(() -> new AlertState(null, 0, null, 0, 0, 0));
    assertThatNullPointerException().isThrownBy(() -> new Episode("e", true, 0, 0, 1, 0, null));
  }
}
