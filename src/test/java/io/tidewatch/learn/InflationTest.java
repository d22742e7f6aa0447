package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which errors a calibration across folds rests on. */
class InflationTest {

  /** Of the network that has seen them all; three folds of three. */
  private static final double[] SEEN = {1, 2, 3, 4, 5, 6, 2, 2, 2};

  private static List<double[]> inflatedBy(double first, double second, double third) {
    double[] factors = {first, second, third};
    double[][] unseen = new double[3][3];
    for (int i = 0; i < SEEN.length; i++) {
      unseen[i / 3][i % 3] = factors[i / 3] * SEEN[i];
    }
    return Arrays.asList(unseen);
  }

  @Test
  void errorsOfFoldsThatAreAlikeCountAsTheyAre() {
    assertThat(Inflation.held(inflatedBy(1, 1.5, 2), SEEN))
        .containsExactly(1, 2, 3, 6, 7.5, 9, 4, 4, 4);
  }

  @Test
  void aFoldInflatedTwiceAsMuchAsTheMedianIsStillAlike() {
    assertThat(Inflation.held(inflatedBy(1, 2, 4), SEEN))
        .containsExactly(1, 2, 3, 8, 10, 12, 8, 8, 8);
  }

  /** Then the errors that the network in use has count, as inflated as a fold's can be. */
  @Test
  void aFoldOfItsOwnKindCountsNoMoreThanTwiceTheMedian() {
    assertThat(Inflation.held(inflatedBy(1, 1.5, 1_000), SEEN))
        .containsExactly(1, 2, 3, 6, 7.5, 9, 6, 6, 6);
  }

  @Test
  void whichFoldItIsMakesNoDifference() {
    assertThat(Inflation.held(inflatedBy(1_000, 1.5, 1), SEEN))
        .containsExactly(3, 6, 9, 6, 7.5, 9, 2, 2, 2);
  }

  /** A single row far off is what a calibration is for. */
  @Test
  void oneLargeErrorMakesNoFoldOfItsOwnKind() {
    List<double[]> unseen = inflatedBy(1, 1, 1);
    unseen.get(1)[2] = 500;

    assertThat(Inflation.held(unseen, SEEN)).containsExactly(1, 2, 3, 4, 5, 500, 2, 2, 2);
  }

  @Test
  void aFoldWithoutErrorsOnceSeenIsInflatedByNothing() {
    double[] seen = {0, 0, 0, 1, 1, 1};

    assertThat(Inflation.held(List.of(new double[] {0, 7, 9}, new double[] {1, 1, 1}), seen))
        .containsExactly(0, 7, 9, 1, 1, 1);
  }

  @Test
  void foldsMayDifferInLength() {
    double[] seen = {1, 1, 1, 1, 1};

    assertThat(Inflation.held(List.of(new double[] {2, 3}, new double[] {4, 2, 2}), seen))
        .containsExactly(2, 3, 4, 2, 2);
  }

  @Test
  void whatItIsGivenStaysAsItIs() {
    List<double[]> unseen = inflatedBy(1, 1, 9);
    double[] seen = SEEN.clone();

    Inflation.held(unseen, seen);

    assertThat(seen).isEqualTo(SEEN);
    assertThat(unseen.get(2)).containsExactly(18, 18, 18);
  }
}
