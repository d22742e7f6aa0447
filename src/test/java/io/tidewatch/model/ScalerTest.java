package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalerTest {

  private static final float NAN = Float.NaN;

  private static float[] scaled(Scaler scaler, float... row) {
    float[] scaled = new float[row.length];
    scaler.scale(row, scaled);
    return scaled;
  }

  private static float[][] column(float... values) {
    float[][] rows = new float[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new float[] {values[i]};
    }
    return rows;
  }

  @Test
  void subtractsTheCenterAndDividesByTheSpread() {
    Scaler scaler = ModelFixtures.scaler();

    assertThat(scaled(scaler, 11, 16, 30)).containsExactly(1, -2, 0);
    assertThat(scaler.unscale(1, -2)).isEqualTo(16);
    assertThat(scaler.width()).isEqualTo(3);
  }

  @Test
  void fitsMeanAndDeviationOfWhatIsPresent() {
    Scaler scaler = Scaler.fit(new float[][] {{1, NAN}, {3, 10}, {NAN, 30}, {5, NAN}});

    assertThat(scaler.center()).containsExactly(3, 20);
    assertThat(scaler.spread()[0]).isCloseTo((float) Math.sqrt(8 / 3.0), Offset.offset(1e-6f));
    assertThat(scaler.spread()[1]).isEqualTo(10);
  }

  @Test
  void makesMissingValuesTheCenter() {
    assertThat(scaled(ModelFixtures.scaler(), NAN, 22, NAN)).containsExactly(0, 1, 0);
  }

  /** A change of a constant feature counts by its size, and rounding does not. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.5, 1", "-1, 1", "20, 20", "-3000, 3000", "1e-20, 1"})
  void givesAConstantFeatureItsOwnSize(float value, float spread) {
    Scaler scaler = Scaler.fit(column(value, value, NAN, value));

    assertThat(scaler.center()).containsExactly(value);
    assertThat(scaler.spread()[0]).isCloseTo(spread, Offset.offset(spread * 1e-6f));
    assertThat(scaled(scaler, value)).containsExactly(0);
    assertThat(Math.abs(scaled(scaler, Math.nextUp(value))[0])).isLessThan(2e-6f);
  }

  @ParameterizedTest
  @ValueSource(floats = {20, -3e6f, 1e10f})
  void takesRoundingForAConstant(float value) {
    Scaler scaler = Scaler.fit(column(value, Math.nextUp(value), Math.nextDown(value), value));

    assertThat(scaler.spread()[0])
        .isCloseTo(Math.abs(value), Offset.offset(1e-6f * Math.abs(value)));
    assertThat(Math.abs(scaled(scaler, Math.nextUp(value))[0])).isLessThan(2e-6f);
  }

  @Test
  void knowsNothingOfAFeatureThatWasNeverPresent() {
    Scaler scaler = Scaler.fit(new float[][] {{NAN, 1}, {NAN, 3}});

    assertThat(scaler.center()[0]).isZero();
    assertThat(scaler.spread()[0]).isEqualTo(1f);
    assertThat(scaled(scaler, 0.2f, 2)).containsExactly(0.2f, 0);
    assertThat(scaled(scaler, NAN, 2)).containsExactly(0, 0);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e3f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void holdsWhatIsFarOutsideWithinTheLimit(float far) {
    Scaler scaler = new Scaler(new float[] {0.5f}, new float[] {1e-3f});

    assertThat(scaled(scaler, far)).containsExactly(Scaler.LIMIT);
    assertThat(scaled(scaler, -far)).containsExactly(-Scaler.LIMIT);
  }

  /** Else the end of a large fault, at a fifth of its peak, would look like the peak. */
  @ParameterizedTest
  @ValueSource(floats = {100, 200, 1000, 9999})
  void tellsApartWhatIsFarOutside(float far) {
    Scaler scaler = new Scaler(new float[1], ModelFixtures.ones(1));

    assertThat(scaled(scaler, far)).containsExactly(far);
  }

  /** The sum of squares over the widest record is as good as a float can be. */
  @Test
  void theLimitIsHarmlessWhenSquared() {
    assertThat(4096 * Scaler.LIMIT * Scaler.LIMIT).isFinite().isLessThan(1e30f);
  }

  @Test
  void survivesTheLargestFloatsThereAre() {
    float max = Float.MAX_VALUE;
    Scaler scaler = Scaler.fit(column(max, -max, max, -max));

    assertThat(scaler.center()).containsExactly(0);
    assertThat(scaler.spread()).containsExactly(max);
    assertThat(scaled(scaler, max)).containsExactly(1);
    Scaler high = Scaler.fit(column(max, max));
    assertThat(scaled(high, max)).containsExactly(0);
    assertThat(scaled(high, -max)[0]).isBetween(-Scaler.LIMIT, -10f);
  }

  @Test
  void survivesTheSmallestFloatsThereAre() {
    Scaler scaler = new Scaler(new float[] {0}, new float[] {Float.MIN_VALUE});

    assertThat(scaled(scaler, Float.MIN_VALUE)).containsExactly(1);
    assertThat(scaled(scaler, 1)).containsExactly(Scaler.LIMIT);
  }

  @Test
  void bringsRandomDataToMeanZeroAndDeviationOne() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 100; run++) {
      double center = random.nextDouble(-1e4, 1e4);
      double size = Math.pow(10, random.nextDouble(0, 4));
      float[] values = ModelFixtures.floats(random, 500, size);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) center;
      }
      Scaler scaler = Scaler.fit(column(values));

      double sum = 0;
      double squares = 0;
      for (float value : values) {
        float scaled = scaled(scaler, value)[0];
        sum += scaled;
        squares += scaled * scaled;
        assertThat(scaler.unscale(0, scaled))
            .isCloseTo(value, Offset.offset((float) (1e-5 * (Math.abs(center) + size))));
      }
      assertThat(sum / values.length).isCloseTo(0, Offset.offset(1e-2));
      assertThat(squares / values.length).isCloseTo(1, Offset.offset(1e-2));
    }
  }

  @Test
  void sharesNoArrays() {
    float[] center = {1};
    float[] spread = {2};
    Scaler scaler = new Scaler(center, spread);

    center[0] = 9;
    spread[0] = 9;
    scaler.center()[0] = 9;
    scaler.spread()[0] = 9;

    assertThat(scaler).isEqualTo(new Scaler(new float[] {1}, new float[] {2}));
  }

  @Test
  void equalsByItsParameters() {
    Scaler scaler = ModelFixtures.scaler();

    assertThat(scaler).isEqualTo(ModelFixtures.scaler()).hasSameHashCodeAs(ModelFixtures.scaler());
    assertThat(scaler).isNotEqualTo(new Scaler(scaler.center(), new float[] {1, 2, 5}));
    assertThat(scaler).isNotEqualTo(new Scaler(new float[] {0, 20, 30}, scaler.spread()));
    assertThat(scaler).isNotEqualTo("scaler");
  }

  @Test
  void needsAsManySpreadsAsCenters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaler(new float[2], new float[3]))
        .withMessage("scaler must have as many spreads as centers, at least 1, but was 3 and 2");
    assertThatIllegalArgumentException().isThrownBy(() -> new Scaler(new float[0], new float[0]));
  }

  @ParameterizedTest
  @ValueSource(floats = {NAN, Float.POSITIVE_INFINITY, 0, -0f, -1})
  void needsPositiveSpreads(float spread) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaler(new float[1], new float[] {spread}))
        .withMessageStartingWith("spread must be ")
        .withMessageEndingWith("but was " + spread + " (index 0)");
  }

  @Test
  void needsFiniteCenters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaler(new float[] {1, NAN}, new float[] {1, 1}))
        .withMessage("center must be finite, but was NaN (index 1)");
  }
}
