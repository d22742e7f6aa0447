package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorScaleTest {

  private static final float NAN = Float.NaN;
  private static final ErrorScale HALF_AND_TWO = new ErrorScale(new float[] {0.5f, 2});

  private static float[] shares(ErrorScale scale, Reconstruction record) {
    float[] shares = ModelFixtures.floats(new SplittableRandom(0), scale.width(), 1);
    scale.shares(record, shares);
    return shares;
  }

  @Test
  void measuresEachResidualByWhatIsUsualOfIt() {
    Reconstruction record = Residuals.of(1.5f, -3);

    assertThat(HALF_AND_TWO.error(record)).isEqualTo((float) Math.sqrt(5.625));
    assertThat(shares(HALF_AND_TWO, record)).containsExactly(0.8f, 0.2f);
  }

  @Test
  void doesNotCountMissingFeatures() {
    Reconstruction record = Residuals.of(NAN, -3);

    assertThat(HALF_AND_TWO.error(record)).isEqualTo(1.5f);
    assertThat(shares(HALF_AND_TWO, record)).containsExactly(0, 1);
  }

  @Test
  void findsNothingWrongWhereAllIsMissing() {
    Reconstruction record = Residuals.of(NAN, NAN);

    assertThat(HALF_AND_TWO.error(record)).isZero();
    assertThat(shares(HALF_AND_TWO, record)).containsExactly(0, 0);
  }

  @Test
  void findsNothingWrongWithAPerfectReconstruction() {
    Reconstruction record = Residuals.of(0, 0);

    assertThat(HALF_AND_TWO.error(record)).isZero();
    assertThat(shares(HALF_AND_TWO, record)).containsExactly(0, 0);
  }

  /** Whatever the model makes of a record, as long as its error is a number. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-30, 1e-12, 1e-3, 1, 100, 1e15, 1e25, 1e36})
  void sharesSumToOneAtAnySize(double size) {
    SplittableRandom random = new SplittableRandom(8);
    for (int run = 0; run < 200; run++) {
      int width = random.nextInt(2, 40);
      float[] residual = ModelFixtures.floats(random, width, size);
      residual[random.nextInt(width)] = NAN;
      ErrorScale scale = new ErrorScale(ModelFixtures.ones(width));
      Reconstruction record = Residuals.of(residual);

      float[] shares = shares(scale, record);

      double sum = 0;
      for (int f = 0; f < width; f++) {
        assertThat(shares[f]).isBetween(0f, 1f);
        assertThat(Float.isNaN(residual[f]) && shares[f] != 0).isFalse();
        sum += shares[f];
      }
      assertThat(scale.error(record)).isPositive().isFinite();
      assertThat(sum).isCloseTo(1, Offset.offset(1e-5));
    }
  }

  @Test
  void givesRecordsLikeTheHoldOutAnErrorNearOneWhateverTheWidth() {
    SplittableRandom random = new SplittableRandom(9);
    for (int width : new int[] {1, 3, 30, 300}) {
      float[][] residuals = new float[1000][];
      for (int i = 0; i < residuals.length; i++) {
        residuals[i] = ModelFixtures.floats(random, width, 0.3);
        residuals[i][random.nextInt(width)] *= i % 2 == 0 ? 1 : NAN;
      }
      ErrorScale scale = ErrorScale.fit(residuals, width);

      double squares = 0;
      int present = 0;
      for (float[] residual : residuals) {
        float error = scale.error(Residuals.of(residual));
        squares += error * error;
        present += error > 0 ? 1 : 0;
      }
      assertThat(Math.sqrt(squares / present)).isCloseTo(1, Offset.offset(0.05));
    }
  }

  @Test
  void fitsEachFeatureOverWhatIsPresent() {
    ErrorScale scale = ErrorScale.fit(new float[][] {{3, NAN, 0}, {NAN, NAN, 0}, {4, NAN, 0}}, 3);

    assertThat(scale.spread()[0]).isEqualTo((float) Math.sqrt(12.5));
    assertThat(scale.spread()[1]).as("never present").isEqualTo(1);
    assertThat(scale.spread()[2]).as("always perfect").isEqualTo(ErrorScale.FLOOR);
    assertThat(scale.width()).isEqualTo(3);
  }

  @Test
  void takesResidualsBelowTheFloorForRounding() {
    ErrorScale scale = ErrorScale.fit(new float[][] {{1e-6f}, {-1e-6f}}, 1);

    assertThat(scale.error(Residuals.of(2e-6f))).isLessThan(1e-3f);
  }

  @Test
  void measuresWithoutAllocating() {
    Reconstruction record = Residuals.of(1.5f, -3);
    float[] shares = new float[2];

    assertThat(
            Allocations.bytesEach(
                20_000,
                () -> {
                  HALF_AND_TWO.error(record);
                  HALF_AND_TWO.shares(record, shares);
                }))
        .isLessThan(1);
  }

  @Test
  void equalsByItsParametersAndSharesNoArrays() {
    float[] spread = {0.5f, 2};
    ErrorScale scale = new ErrorScale(spread);

    spread[0] = 9;
    scale.spread()[0] = 9;

    assertThat(scale).isEqualTo(HALF_AND_TWO).hasSameHashCodeAs(HALF_AND_TWO);
    assertThat(scale).isNotEqualTo(new ErrorScale(new float[] {0.5f, 3}));
    assertThat(scale).isNotEqualTo("scale");
  }

  @Test
  void needsAFeature() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ErrorScale(new float[0]))
        .withMessage("error scale must have at least 1 feature, but was 0");
  }

  @ParameterizedTest
  @ValueSource(floats = {NAN, Float.POSITIVE_INFINITY, 0, -1})
  void needsPositiveSpreads(float spread) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ErrorScale(new float[] {1, spread}))
        .withMessageStartingWith("residual spread must be ")
        .withMessageEndingWith("but was " + spread + " (index 1)");
  }
}
