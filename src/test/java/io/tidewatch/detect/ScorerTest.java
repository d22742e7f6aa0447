package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.Dense;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ErrorScale;
import io.tidewatch.model.ModelFixtures;
import io.tidewatch.model.Reconstruction;
import io.tidewatch.model.Scaler;
import io.tidewatch.reading.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {

  private static final float NAN = Float.NaN;

  /** Expects 11 and 16 of every record: scaled 0.5 and -1. */
  private static final DetectorModel MODEL =
      ModelFixtures.expecting(
          new Scaler(new float[] {10, 20}, new float[] {2, 4}),
          new float[] {0.5f, -1},
          new ErrorScale(new float[] {0.5f, 2}));

  private static FeatureVector vector(float... values) {
    return new FeatureVector("pump-7", "", 1000, new Origin("readings", 0, 0, 0), values);
  }

  @Test
  void explainsARecordThatExceeds() {
    FeatureVector vector = vector(14, 28);

    Score score = new Scorer(MODEL, 0.09, null, null, false).score(vector, null);

    assertThat(score.vector()).isSameAs(vector);
    assertThat(score.version()).isEqualTo(MODEL.version());
    assertThat(score.error()).as("residuals of 3 and 1.5").isEqualTo((float) Math.sqrt(5.625));
    assertThat(score.pValue()).isEqualTo(MODEL.calibration().pValue(score.error()));
    assertThat(score.exceeds()).isTrue();
    assertThat(score.explanation().shares()).containsExactly(0.8f, 0.2f);
    assertThat(score.explanation().expected()).containsExactly(11, 16);
    assertThat(score.explanation().threshold())
        .isEqualTo(MODEL.calibration().threshold(0.09))
        .isLessThan(score.error());
    assertThat(score.explanation().confidence()).isEqualTo(MODEL.calibration().confidence(0.09));
  }

  /** Also where the record is explained, which tries out other values of its features. */
  @Test
  void carriesTheCodeWhereItWasAskedFor() {
    DetectorModel model = ModelFixtures.model();
    Reconstruction reconstruction = model.newReconstruction();
    float[] values = {14, 28, 77};
    reconstruction.take(values);

    Score score = new Scorer(model, 0.4, null, null, true).score(vector(values), null);

    assertThat(score.exceeds()).isTrue();
    assertThat(score.code()).containsExactly(reconstruction.code());
    assertThat(new Scorer(model, 0.4, null, null, false).score(vector(values), null).code())
        .isNull();
  }

  @Test
  void saysNoMoreThanTheErrorOfARecordThatDoesNot() {
    Score score = new Scorer(MODEL, 0.01, null, null, false).score(vector(14, 28), null);

    assertThat(score.error()).isEqualTo((float) Math.sqrt(5.625));
    assertThat(score.exceeds()).isFalse();
    assertThat(score.explanation()).isNull();
  }

  @Test
  void doesNotBlameMissingFeaturesYetSaysWhatWasExpectedOfThem() {
    Score score = new Scorer(MODEL, 0.09, null, null, false).score(vector(14, NAN), null);

    assertThat(score.error()).isEqualTo(3);
    assertThat(score.explanation().shares()).containsExactly(1, 0);
    assertThat(score.explanation().expected()).containsExactly(11, 16);
  }

  @Test
  void findsARecordOfNothingNormal() {
    Score score = new Scorer(MODEL, 0.09, null, null, false).score(vector(NAN, NAN), null);

    assertThat(score.error()).isZero();
    assertThat(score.pValue()).isEqualTo(1);
    assertThat(score.exceeds()).isFalse();
  }

  @Test
  void exceedsExactlyAboveTheThreshold() {
    SplittableRandom random = new SplittableRandom(24);
    for (double rate : new double[] {0.5, 0.2, 0.1, 0.03, 1e-3}) {
      Scorer scorer = new Scorer(MODEL, rate, null, null, false);
      double threshold = MODEL.calibration().threshold(rate);
      for (int run = 0; run < 1000; run++) {
        Score score = scorer.score(vector((float) random.nextDouble(5, 17), NAN), null);

        assertThat(score.exceeds()).isEqualTo(score.error() > threshold);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 1e-20f, 1e20f, -Float.MAX_VALUE, Float.MAX_VALUE})
  void scoresValuesOfAnySize(float value) {
    Score score =
        new Scorer(ModelFixtures.model(), 0.01, null, null, false)
            .score(vector(value, value, value), null);

    assertThat(score.error()).isFinite();
    if (score.exceeds()) {
      assertThat(score.explanation().shares()).isNotEqualTo(new float[3]);
      assertThat((double) sum(score.explanation().shares())).isCloseTo(1, Offset.offset(1e-5));
    }
  }

  @Test
  void givesEveryScoreArraysOfItsOwn() {
    Scorer scorer = new Scorer(MODEL, 0.09, null, null, false);
    Score first = scorer.score(vector(14, 28), null);

    scorer.score(vector(30, -9), null);

    assertThat(first.explanation().shares()).containsExactly(0.8f, 0.2f);
    assertThat(first.explanation().expected()).containsExactly(11, 16);
    assertThat(first.vector().values()).containsExactly(14, 28);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void refusesVectorsOfAnotherWidth(int width) {
    Scorer scorer = new Scorer(MODEL, 0.01, null, null, false);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> scorer.score(vector(new float[width]), null))
        .withMessage(
            "feature vector must have 2 features, but was %s (model %s)", width, MODEL.version());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1, NAN})
  void refusesRatesThatNoThresholdHas(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scorer(MODEL, rate, null, null, false));
  }

  /** A stream that never changed in training: rounding is no anomaly, a real change is one. */
  @ParameterizedTest
  @ValueSource(floats = {0.5f, 20, -3e5f})
  void doesNotAlertAboutRoundingOfAConstant(float value) {
    float[][] rows = new float[1000][];
    Arrays.fill(rows, new float[] {value, NAN});
    Scaler scaler = Scaler.fit(rows);
    ErrorScale scale = ErrorScale.fit(new float[1000][2], 2);
    Dense constant = new Dense(new float[2][2], new float[2], Activation.IDENTITY);
    DetectorModel model =
        DetectorModel.seal(
            1,
            ModelFixtures.provenance(),
            scaler,
            new Autoencoder(List.of(constant), 1),
            scale,
            Calibration.fit(new double[1000]));
    Scorer scorer = new Scorer(model, 1e-3, null, null, false);

    assertThat(scorer.score(vector(value, NAN), null).pValue()).isEqualTo(1);
    assertThat(scorer.score(vector(Math.nextUp(value), NAN), null).exceeds()).isFalse();
    assertThat(scorer.score(vector(Math.nextDown(value), NAN), null).exceeds()).isFalse();
    assertThat(scorer.score(vector(value * 1.1f, NAN), null).exceeds()).isTrue();
    assertThat(scorer.score(vector(value, 5), null).exceeds()).as("never seen before").isTrue();
  }

  private static float sum(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
