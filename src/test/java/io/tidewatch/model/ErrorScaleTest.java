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
  private static final float[] PRESENT = {0, 0};
  private static final float[] ORIGIN = {0, 0};

  private static float[] shares(ErrorScale scale, float[] row, float[] scaled, float[] output) {
    float[] shares = ModelFixtures.floats(new SplittableRandom(0), row.length, 1);
    scale.shares(row, scaled, output, shares);
    return shares;
  }

  @Test
  void measuresEachResidualByWhatIsUsualOfIt() {
    float[] scaled = {1.5f, -3};

    assertThat(HALF_AND_TWO.error(PRESENT, scaled, ORIGIN)).isEqualTo((float) Math.sqrt(5.625));
    assertThat(shares(HALF_AND_TWO, PRESENT, scaled, ORIGIN)).containsExactly(0.8f, 0.2f);
  }

  @Test
  void doesNotCountMissingFeatures() {
    float[] row = {NAN, 7};
    float[] scaled = {0, -3};
    float[] output = {50, 0};

    assertThat(HALF_AND_TWO.error(row, scaled, output)).isEqualTo(1.5f);
    assertThat(shares(HALF_AND_TWO, row, scaled, output)).containsExactly(0, 1);
  }

  @Test
  void findsNothingWrongWhereAllIsMissing() {
    float[] row = {NAN, NAN};

    assertThat(HALF_AND_TWO.error(row, ORIGIN, new float[] {50, 50})).isZero();
    assertThat(shares(HALF_AND_TWO, row, ORIGIN, new float[] {50, 50})).containsExactly(0, 0);
  }

  @Test
  void findsNothingWrongWithAPerfectReconstruction() {
    float[] same = {3, -4};

    assertThat(HALF_AND_TWO.error(same, same, same)).isZero();
    assertThat(shares(HALF_AND_TWO, same, same, same)).containsExactly(0, 0);
  }

  /** Whatever the model makes of a record, as long as its error is a number. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-30, 1e-12, 1e-3, 1, 100, 1e15, 1e25, 1e36})
  void sharesSumToOneAtAnySize(double size) {
    SplittableRandom random = new SplittableRandom(8);
    for (int run = 0; run < 200; run++) {
      int width = random.nextInt(1, 40);
      float[] row = ModelFixtures.floats(random, width, 1);
      row[random.nextInt(width)] = width > 1 ? NAN : 1;
      float[] scaled = ModelFixtures.floats(random, width, size);
      ErrorScale scale = new ErrorScale(ModelFixtures.ones(width));

      float[] shares = shares(scale, row, scaled, new float[width]);

      double sum = 0;
      for (int f = 0; f < width; f++) {
        assertThat(shares[f]).isBetween(0f, 1f);
        assertThat(Float.isNaN(row[f]) && shares[f] != 0).isFalse();
        sum += shares[f];
      }
      assertThat(scale.error(row, scaled, new float[width])).isPositive().isFinite();
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
        float error = scale.error(residual, residual, new float[width]);
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

    float error = scale.error(new float[] {0}, new float[] {2e-6f}, new float[] {0});

    assertThat(error).isLessThan(1e-3f);
  }

  @Test
  void measuresWithoutAllocating() {
    float[] scaled = {1.5f, -3};
    float[] shares = new float[2];

    assertThat(
            Allocations.bytesEach(
                20_000,
                () -> {
                  HALF_AND_TWO.error(PRESENT, scaled, ORIGIN);
                  HALF_AND_TWO.shares(PRESENT, scaled, ORIGIN, shares);
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
