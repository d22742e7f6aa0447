package io.tidewatch.learn;

import static io.tidewatch.learn.Models.diagonal;
import static io.tidewatch.learn.Models.unscaled;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.Tail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Planted faults that a challenger must go on catching. */
class CanariesTest {

  private static final double RATE = 0.001;

  /** A model whose error is half the value's size, and a tenth lies beyond {@code usual}. */
  private static DetectorModel model(double usual) {
    Autoencoder half = diagonal(0.5f);
    return DetectorModel.seal(
        1,
        Models.of(1, 0, unscaled(1), half).provenance(),
        unscaled(1),
        half,
        new ErrorScale(new float[] {1}),
        new Calibration(100, new double[] {0, usual}, new Tail(usual, 0.1, 0, usual / 10)));
  }

  private static List<float[]> rows(double size) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(new float[] {(float) (size * (i % 2 == 0 ? 1 : -1))});
    }
    return rows;
  }

  @Test
  void aChallengerLikeTheChampionCatchesThem() {
    Canaries canaries = new Canaries(model(1), rows(0.5), RATE);

    assertThat(canaries.recall(model(1))).isEqualTo(1);
    assertThat(Canaries.enough(canaries.recall(model(1.3)))).isTrue();
  }

  @Test
  void aChallengerToWhichLargeErrorsAreUsualDoesNot() {
    Canaries canaries = new Canaries(model(1), rows(0.5), RATE);

    assertThat(Canaries.enough(canaries.recall(model(30)))).isFalse();
  }

  /** After a change every row is unusual to the champion; that says nothing of the challenger. */
  @Test
  void rowsThatTheChampionFindsUnusualCarryNone() {
    Canaries canaries = new Canaries(model(1), rows(50), RATE);

    assertThat(canaries.recall(model(30))).isEqualTo(1);
  }

  @Test
  void aChampionThatCatchesNoneAsksForNone() {
    Canaries canaries = new Canaries(model(1e6), rows(0.5), RATE);

    assertThat(canaries.recall(model(30))).isEqualTo(1);
  }

  @Test
  void theGateRefusesAChallengerThatMissesThem() {
    DetectorModel challenger = model(30);
    TrainingOutcome outcome =
        new ValidationGate(0.1, RATE)
            .judge(challenger, Rehearsal.of(challenger), model(1), rows(0.5));

    assertThat(outcome.verdict()).isEqualTo(Verdict.MISSES_CANARIES);
    assertThat(outcome.model()).isNull();
    assertThat(outcome.detail())
        .isEqualTo("challenger must catch 80 % of the planted faults, but was 0 %");
  }
}
