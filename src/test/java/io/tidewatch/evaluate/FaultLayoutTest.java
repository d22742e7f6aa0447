package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FaultLayoutTest {

  private static List<FaultLayout.Place> places(int readings, int turn, long seed) {
    return FaultLayout.of(readings, turn, new SplittableRandom(seed));
  }

  @Property(tries = 300)
  void faultsLieInTheLatterHalfAndEndTheirWakesBeforeTheNext(
      @ForAll @IntRange(min = 1, max = 30_000) int readings, @ForAll long seed) {
    int free = FaultLayout.latterHalf(readings);
    for (FaultLayout.Place place : places(readings, 0, seed)) {
      assertThat(place.from()).isGreaterThanOrEqualTo(free);
      assertThat(place.to()).isGreaterThan(place.from());
      assertThat(place.wakeEnd()).isGreaterThan(place.to()).isLessThanOrEqualTo(readings);
      free = place.wakeEnd();
    }
  }

  @Property(tries = 300)
  void atLeastHalfOfTheLatterHalfIsOutOfReach(
      @ForAll @IntRange(min = FaultLayout.LEAST_READINGS, max = 30_000) int readings,
      @ForAll long seed) {
    int reached =
        places(readings, 0, seed).stream().mapToInt(place -> place.wakeEnd() - place.from()).sum();
    assertThat(reached).isPositive().isLessThanOrEqualTo(readings / 4 + 1);
  }

  @Property(tries = 300)
  void lastingFaultsAreNeitherTooShortNorTooLong(
      @ForAll @IntRange(min = FaultLayout.LEAST_READINGS, max = 30_000) int readings,
      @ForAll long seed) {
    assertThat(places(readings, 1, seed))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(FaultLayout.MOST)
        .allSatisfy(
            place -> {
              int length = place.to() - place.from();
              if (place.kind() == FaultKind.SPIKE) {
                assertThat(length).isEqualTo(FaultLayout.SPIKE);
              } else {
                assertThat(length).isBetween(FaultLayout.SHORTEST, FaultLayout.LONGEST);
              }
            });
  }

  @Test
  void kindsComeInTurn() {
    assertThat(places(1_000, 0, 1))
        .extracting(FaultLayout.Place::kind)
        .containsExactlyElementsOf(FaultLayout.KINDS);
    assertThat(places(1_000, 6, 1).get(0).kind()).isEqualTo(FaultLayout.KINDS.get(2));
  }

  @Test
  void aShortCourseHasNone() {
    assertThat(places(FaultLayout.LEAST_READINGS - 2, 0, 1)).isEmpty();
  }
}
