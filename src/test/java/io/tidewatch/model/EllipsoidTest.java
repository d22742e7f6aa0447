package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EllipsoidTest {

  /** Dimension k is a random mixture of the ones before it, of quite another size. */
  private static float[][] rows(SplittableRandom random, int count, int width) {
    double[][] mixture = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        mixture[i][j] = random.nextDouble(-0.3, 0.3) * Math.pow(10, i % 3);
      }
      mixture[i][i] = Math.pow(10, i % 3);
    }
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      double[] source = new double[width];
      Arrays.setAll(source, i -> random.nextGaussian());
      for (int i = 0; i < width; i++) {
        double sum = 5;
        for (int j = 0; j <= i; j++) {
          sum += mixture[i][j] * source[j];
        }
        row[i] = (float) sum;
      }
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 30})
  void vectorsLikeThoseFittedOnLieAboutAsFarAwayAsThereAreDimensions(int width) {
    float[][] rows = rows(new SplittableRandom(width), 6_000, width);
    Ellipsoid ellipsoid = Ellipsoid.fit(Arrays.copyOf(rows, 3_000));

    double mean =
        Arrays.stream(rows).skip(3_000).mapToDouble(ellipsoid::squaredDistance).average().orElse(0);

    assertThat(mean).isCloseTo(width, Offset.offset(0.1 * width));
  }

  /** The distance does not depend on the units of a dimension. */
  @Test
  void unitsDoNotMatter() {
    float[][] rows = rows(new SplittableRandom(3), 500, 3);
    float[][] scaled = Arrays.stream(rows).map(EllipsoidTest::inOtherUnits).toArray(float[][]::new);
    float[] probe = {7, -3, 250};

    double here = Ellipsoid.fit(rows).squaredDistance(probe);

    assertThat(Ellipsoid.fit(scaled).squaredDistance(inOtherUnits(probe)))
        .isCloseTo(here, Offset.offset(1e-3 * here));
  }

  private static float[] inOtherUnits(float[] row) {
    return new float[] {row[0] * 1_000, row[1] * 2, row[2] * 30};
  }

  @Test
  void brokenCorrelationIsFarAway() {
    SplittableRandom random = new SplittableRandom(4);
    float[][] rows = new float[1_000][];
    for (int i = 0; i < rows.length; i++) {
      float value = (float) random.nextGaussian();
      rows[i] = new float[] {value, value + (float) (0.1 * random.nextGaussian())};
    }
    Ellipsoid ellipsoid = Ellipsoid.fit(rows);

    assertThat(ellipsoid.squaredDistance(new float[] {2, 2})).isLessThan(10);
    assertThat(ellipsoid.squaredDistance(new float[] {2, -2})).isGreaterThan(500);
  }

  /** Fewer rows than dimensions: the covariance alone would have no inverse. */
  @Test
  void fewRowsAreShrunkMoreThanMany() {
    SplittableRandom random = new SplittableRandom(5);
    double few = Covariance.of(rows(random, 10, 20)).shrinkage();
    double many = Covariance.of(rows(random, 5_000, 20)).shrinkage();

    assertThat(few).isGreaterThan(0.1).isLessThanOrEqualTo(1);
    assertThat(many).isLessThan(few / 10);
    assertThat(Ellipsoid.fit(rows(random, 10, 20)).squaredDistance(new float[20])).isFinite();
  }

  @Test
  void rowsThatNeverVaryGiveAFiniteDistance() {
    float[][] rows = new float[50][];
    Arrays.fill(rows, new float[] {7, Float.NaN});
    Ellipsoid ellipsoid = Ellipsoid.fit(rows);

    assertThat(ellipsoid.squaredDistance(new float[] {7, 0})).isZero();
    assertThat(ellipsoid.squaredDistance(new float[] {8, 0})).isFinite().isGreaterThan(100);
  }

  /** As if each dimension had that much noise of its own (Hoerl and Kennard 1970). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.03, 1, 50})
  void aRidgeIsAddedToTheVariance(double ridge) {
    SplittableRandom random = new SplittableRandom(6);
    float[][] rows = new float[1_000][];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < rows.length; i++) {
      float value = (float) random.nextGaussian(7, 3);
      rows[i] = new float[] {value};
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / rows.length;
    double variance = squares / rows.length - mean * mean;

    double distance = Ellipsoid.fit(rows, ridge).squaredDistance(new float[] {20});

    double expected = (20 - mean) * (20 - mean) / (variance + ridge);
    assertThat(distance).isCloseTo(expected, Offset.offset(1e-3 * expected));
  }

  @Test
  void withoutARidgeTheFitIsPlain() {
    float[][] rows = rows(new SplittableRandom(7), 200, 5);
    float[] probe = {7, -3, 250, 0, 1};

    assertThat(Ellipsoid.fit(rows, 0).squaredDistance(probe))
        .isEqualTo(Ellipsoid.fit(rows).squaredDistance(probe));
  }

  @Test
  void theWiderTheRidgeTheNearerIsWhatTheRowsNeverDid() {
    float[][] rows = new float[1_000][];
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < rows.length; i++) {
      float value = (float) random.nextGaussian();
      rows[i] = new float[] {value, value};
    }
    float[] apart = {1, -1};
    double before = Ellipsoid.fit(rows).squaredDistance(apart);
    for (double ridge : new double[] {0.001, 0.01, 0.1, 1}) {
      double distance = Ellipsoid.fit(rows, ridge).squaredDistance(apart);

      assertThat(distance).isLessThan(before).isLessThanOrEqualTo(2 / ridge);
      before = distance;
    }
  }

  @Test
  void oneRowIsEnough() {
    assertThat(Ellipsoid.fit(new float[][] {{1, 2}}).center()).containsExactly(1, 2);
  }

  @Test
  void whiteningMustBeTriangularWithAPositiveDiagonal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ellipsoid(new float[] {0, 0}, new float[][] {{1}, {0, 0}}))
        .withMessageContaining("row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ellipsoid(new float[] {0, 0}, new float[][] {{1}, {1}}))
        .withMessageContaining("must have 2 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ellipsoid(new float[] {0}, new float[][] {{Float.NaN}}))
        .withMessageContaining("must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ellipsoid(new float[0], new float[0][]))
        .withMessageContaining("at least 1");
  }
}
