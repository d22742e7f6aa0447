package io.tidewatch.learn;

import static io.tidewatch.learn.Models.constant;
import static io.tidewatch.learn.Models.diagonal;
import static io.tidewatch.learn.Models.unscaled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Measure;
import io.tidewatch.model.Scaler;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationGateTest {

  private static final ValidationGate STRICT = new ValidationGate(0, 0.001);

  /** The outcome for a challenger that was trained on none of the rows. */
  private static TrainingOutcome judged(
      ValidationGate gate, DetectorModel challenger, DetectorModel champion, List<float[]> rows) {
    return gate.judge(challenger, Rehearsal.of(challenger), champion, rows);
  }

  private static DetectorModel model(Autoencoder autoencoder) {
    return Models.of(1, 0, unscaled(autoencoder.width()), autoencoder);
  }

  /** Rows of one feature, by turns 1 and -1: a network that multiplies by w has error (1 - w)². */
  private static List<float[]> ones(int count) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new float[] {i % 2 == 0 ? 1 : -1});
    }
    return rows;
  }

  /** Rows of two features that go together, but for a little. */
  private static List<float[]> together(int count) {
    SplittableRandom random = new SplittableRandom(5);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float value = (float) random.nextGaussian();
      rows.add(new float[] {value, value + 0.1f * (float) random.nextGaussian()});
    }
    return rows;
  }

  /**
   * Knows to a degree that the two features go together, from not at all at 0 to fully at 1, and
   * has smaller errors the less it knows.
   */
  private static DetectorModel seeing(double degree) {
    float half = (float) (0.5 * degree);
    float most = 0.9f - half;
    float[][] weights = {{most, half}, {half, most}};
    return model(
        new Autoencoder(List.of(new Dense(weights, new float[2], Activation.IDENTITY)), 1));
  }

  @Test
  void firstModelOfASlotIsPromoted() {
    DetectorModel challenger = model(diagonal(0.5f));

    TrainingOutcome outcome = judged(STRICT, challenger, null, ones(16));

    assertThat(outcome.verdict()).isEqualTo(Verdict.PROMOTED);
    assertThat(outcome.model()).isSameAs(challenger);
    assertThat(outcome.challengerError()).isEqualTo(0.25);
    assertThat(outcome.championError()).isNaN();
    assertThat(outcome.detail()).isEqualTo("first model of its slot");
  }

  @Test
  void betterChallengerIsPromoted() {
    DetectorModel challenger = model(diagonal(0.75f));

    TrainingOutcome outcome = judged(STRICT, challenger, model(diagonal(0.5f)), ones(16));

    assertThat(outcome.verdict()).isEqualTo(Verdict.PROMOTED);
    assertThat(outcome.model()).isSameAs(challenger);
    assertThat(outcome.challengerError()).isEqualTo(0.0625);
    assertThat(outcome.championError()).isEqualTo(0.25);
    assertThat(outcome.detail()).isEqualTo("challenger 0.06250, champion 0.2500 on the hold-out");
  }

  /** With fewer components, all errors are larger, those of faults as well. */
  @Test
  void challengerWithLargerErrorsIsPromotedWhereItFindsAsMany() {
    TrainingOutcome outcome =
        judged(STRICT, model(diagonal(0.5f)), model(diagonal(0.75f)), ones(32));

    assertThat(outcome.verdict()).isEqualTo(Verdict.PROMOTED);
    assertThat(outcome.challengerError()).isCloseTo(0.25, within(1e-12));
    assertThat(outcome.championError()).isCloseTo(0.0625, within(1e-12));
  }

  @Test
  void ofFewRowsTheErrorsDecide() {
    TrainingOutcome outcome =
        judged(STRICT, model(diagonal(0.5f)), model(diagonal(0.75f)), ones(16));

    assertThat(outcome.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(outcome.model()).isNull();
  }

  @Test
  void challengerThatFindsFewerFaultsIsRefused() {
    TrainingOutcome outcome = judged(STRICT, seeing(0.5), seeing(1), together(64));

    assertThat(outcome.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(outcome.model()).isNull();
    assertThat(outcome.detail()).startsWith("challenger must miss at most 0.0 % of the planted");
  }

  /** The same network, measured by residual and code together. */
  private static DetectorModel withCode(DetectorModel model, List<float[]> rows) {
    FittedNetwork network = FittedNetwork.of(model);
    return network.seal(
        1,
        model.provenance(),
        network.measure(Measure.RESIDUAL_AND_CODE, rows),
        model.calibration());
  }

  /** Both find the same together with the code, which holds what the network does not know. */
  @Test
  void aNetworkThatHasLearnedNothingIsRefusedWhateverItsCodeShows() {
    List<float[]> rows = together(400);
    ValidationGate gate = new ValidationGate(0.06, 0.001);
    DetectorModel champion = withCode(seeing(1), rows);

    TrainingOutcome learned = judged(gate, withCode(seeing(0.99), rows), champion, rows);
    TrainingOutcome nothing = judged(gate, withCode(seeing(0), rows), champion, rows);

    assertThat(learned.verdict()).isEqualTo(Verdict.PROMOTED);
    assertThat(nothing.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(nothing.detail())
        .startsWith("challenger must miss by its reconstructions alone at most 8.5 % of the");
  }

  @Test
  void whatIsFoundMoreInOneFeatureDoesNotMakeUpForAnother() {
    DetectorModel challenger = model(diagonal(0.5f, 1));
    DetectorModel champion = model(diagonal(0.5f, 0.5f));

    TrainingOutcome outcome = judged(STRICT, challenger, champion, together(64));

    assertThat(outcome.challengerError()).isLessThan(outcome.championError());
    assertThat(outcome.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void challengerAsGoodAsTheChampionIsPromoted() {
    TrainingOutcome outcome =
        judged(STRICT, model(diagonal(0.5f)), model(diagonal(0.5f)), ones(16));

    assertThat(outcome.verdict()).isEqualTo(Verdict.PROMOTED);
  }

  @Test
  void toleranceIsTheShareOfThemThatAChallengerMayMiss() {
    DetectorModel challenger = seeing(0.9);
    DetectorModel champion = seeing(1);

    assertThat(judged(STRICT, challenger, champion, together(64)).verdict())
        .isEqualTo(Verdict.WORSE);
    assertThat(judged(new ValidationGate(0.2, 0.001), challenger, champion, together(64)).verdict())
        .isEqualTo(Verdict.PROMOTED);
  }

  @ParameterizedTest(name = "{0} outliers in 100 rows: {1}")
  @CsvSource({"0, PROMOTED", "5, PROMOTED", "6, WORSE"})
  void outliersOfUpToFiveInAHundredDoNotDecide(int outliers, Verdict verdict) {
    // Better in the first feature, hopeless in the second, which only the outliers have.
    DetectorModel challenger = model(diagonal(0.75f, -50));
    DetectorModel champion = model(diagonal(0.5f, 1));
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new float[] {i % 2 == 0 ? 1 : -1, i < outliers ? 90 : 0});
    }

    assertThat(judged(STRICT, challenger, champion, rows).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest(name = "always {0}")
  @ValueSource(floats = {0, 0.5f, 20})
  void constantChallengerIsRefused(float output) {
    TrainingOutcome first = judged(STRICT, model(constant(output)), null, ones(16));
    TrainingOutcome later =
        judged(
            new ValidationGate(1e9, 0.001), model(constant(output)), model(diagonal(1)), ones(16));

    assertThat(first.verdict()).isEqualTo(Verdict.COLLAPSED);
    assertThat(later.verdict()).isEqualTo(Verdict.COLLAPSED);
    assertThat(later.model()).isNull();
    assertThat(later.detail())
        .isEqualTo("challenger's output must vary with its input, but was nearly constant");
  }

  @ParameterizedTest(name = "outputs {0} times the inputs: {1}")
  @CsvSource({"0.009, COLLAPSED", "0.011, PROMOTED", "-0.011, PROMOTED"})
  void collapsedIsLessThanAHundredthOfTheInputsDeviation(float weight, Verdict verdict) {
    assertThat(judged(STRICT, model(diagonal(weight)), null, ones(16)).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void constantInputMakesNoChallengerLookCollapsed() {
    List<float[]> same = List.of(new float[] {1}, new float[] {1}, new float[] {1});

    assertThat(judged(STRICT, model(diagonal(0.5f)), null, same).verdict())
        .isEqualTo(Verdict.PROMOTED);
  }

  @Test
  void challengerWhoseOutputsOverflowIsRefused() {
    DetectorModel challenger = model(Models.chain(new float[] {1e30f}, 2));

    TrainingOutcome outcome = judged(STRICT, challenger, model(diagonal(0.5f)), ones(16));

    assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_FINITE);
    assertThat(outcome.model()).isNull();
    assertThat(outcome.challengerError()).isInfinite();
    assertThat(outcome.championError()).isNaN();
  }

  @Test
  void championThatOverflowsGivesWay() {
    DetectorModel champion = model(Models.chain(new float[] {1e30f}, 2));

    assertThat(judged(STRICT, model(diagonal(0.5f)), champion, ones(16)).verdict())
        .isEqualTo(Verdict.PROMOTED);
  }

  @Test
  void missingValuesDoNotCount() {
    List<float[]> rows =
        List.of(
            new float[] {1, Float.NaN},
            new float[] {Float.NaN, -1},
            new float[] {Float.NaN, Float.NaN},
            new float[] {-1, 1});

    TrainingOutcome outcome = judged(STRICT, model(diagonal(0.5f, 0.5f)), null, rows);

    // A quarter for each row but the third, in which there is nothing to get wrong.
    assertThat(outcome.challengerError()).isCloseTo(0.1875, within(1e-12));
  }

  @Test
  void bothAreMeasuredInTheUnitsOfTheChallenger() {
    DetectorModel challenger =
        Models.of(2, 0, new Scaler(new float[] {10}, new float[] {2}), diagonal(0.5f));
    DetectorModel champion =
        Models.of(1, 0, new Scaler(new float[] {8}, new float[] {1}), diagonal(0));
    List<float[]> rows =
        List.of(new float[] {6}, new float[] {14}, new float[] {6}, new float[] {14});

    TrainingOutcome outcome = judged(STRICT, challenger, champion, rows);

    // The challenger is 2 off everywhere, the champion 2 and 6, each in spreads of 2.
    assertThat(outcome.challengerError()).isEqualTo(1);
    assertThat(outcome.championError()).isEqualTo((1 + 9) / 2.0);
  }

  @Test
  void sameQuestionHasTheSameAnswer() {
    DetectorModel challenger = model(diagonal(0.6f));
    DetectorModel champion = model(diagonal(0.7f));

    TrainingOutcome once = judged(STRICT, challenger, champion, ones(101));

    assertThat(judged(STRICT, challenger, champion, ones(101))).isEqualTo(once);
  }
}
