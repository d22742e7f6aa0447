package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.detect.Departure.Phase;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entity leaves its reference and comes back, told by its errors in gates, one a second. */
class DepartureTest {

  private static final long SECOND = 1_000;

  /** A return is given up after forty seconds. */
  private static final ReferencePlan PLAN = new ReferencePlan(10 * SECOND, 0.01, 1, 0);

  private static Departure after(float... errors) {
    Departure departure = Departure.NONE;
    for (int i = 0; i < errors.length; i++) {
      departure = departure.next(errors[i], i * SECOND, PLAN);
    }
    return departure;
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.5f, 0.99f, 1})
  void upToTheGateItStaysNear(float error) {
    assertThat(after(error, error)).isSameAs(Departure.NONE);
    assertThat(Departure.NONE.follows(error)).isTrue();
  }

  @Test
  void anErrorAboveTheGateTakesItAway() {
    assertThat(after(0.5f, 1.01f)).isEqualTo(new Departure(Phase.AWAY, 1.01f, 0, SECOND));
  }

  @Test
  void awayItRemembersTheLargestErrorAndWhenItLeft() {
    assertThat(after(0, 3, 7, 5, 6)).isEqualTo(new Departure(Phase.AWAY, 7, 0, SECOND));
  }

  /** Else a fault would be learned while it lasts. */
  @Test
  void awayOnlyErrorsUpToTheGateAreFollowed() {
    Departure away = after(3);

    assertThat(away.follows(1.01f)).isFalse();
    assertThat(away.follows(1)).isTrue();
  }

  @Test
  void betweenCloseAndTheGateIsNoWayBack() {
    assertThat(after(2, 0.9f, 0.5f).phase()).isEqualTo(Phase.AWAY);
  }

  @Test
  void withNearlyNoErrorItIsBack() {
    assertThat(after(2, 0.49f)).isEqualTo(new Departure(Phase.NEAR, 0, 0, SECOND));
  }

  @Test
  void atLessThanAFifthOfItsPeakItReturns() {
    assertThat(after(50, 100, 20).phase()).as("a fifth").isEqualTo(Phase.AWAY);
    assertThat(after(50, 100, 19)).isEqualTo(new Departure(Phase.RETURNING, 0, 19, 2 * SECOND));
  }

  @Test
  void returningEveryErrorIsFollowed() {
    assertThat(after(100, 19).follows(50)).isTrue();
  }

  @Test
  void returningItRemembersTheSmallestError() {
    assertThat(after(100, 19, 15, 18)).isEqualTo(new Departure(Phase.RETURNING, 0, 15, SECOND));
  }

  @Test
  void theReturnIsOverWhenBothAreClose() {
    assertThat(after(100, 19, 5, 0.5f).phase()).isEqualTo(Phase.RETURNING);
    assertThat(after(100, 19, 5, 0.49f)).isEqualTo(new Departure(Phase.NEAR, 0, 0, 3 * SECOND));
  }

  @Test
  void anErrorThatRisesThreefoldIsAnotherDeparture() {
    assertThat(after(100, 19, 5, 15).phase()).as("three times").isEqualTo(Phase.RETURNING);
    assertThat(after(100, 19, 5, 15.1f)).isEqualTo(new Departure(Phase.AWAY, 15.1f, 0, 3 * SECOND));
  }

  @Test
  void anErrorThatRisesWithinTheGateIsNone() {
    assertThat(after(4, 0.6f, 0.55f).phase()).isEqualTo(Phase.RETURNING);
    assertThat(after(4, 0.6f, 0.51f, 1).phase()).isEqualTo(Phase.RETURNING);
  }

  @ParameterizedTest
  @CsvSource({"40000, RETURNING", "40001, AWAY"})
  void aReturnThatTakesTooLongIsGivenUp(long wait, Phase phase) {
    Departure returning = after(100, 19);

    assertThat(returning.next(18, SECOND + wait, PLAN).phase()).isEqualTo(phase);
  }

  @Test
  void aReturnGivenUpWithinTheGateWasOne() {
    assertThat(after(100, 19).next(0.9f, 60 * SECOND, PLAN))
        .isEqualTo(new Departure(Phase.NEAR, 0, 0, 60 * SECOND));
  }

  @Test
  void errorsOfAnySizeAreTaken() {
    Departure away = after(Float.MAX_VALUE);

    assertThat(away.peak()).isEqualTo(Float.MAX_VALUE);
    assertThat(away.next(1e30f, SECOND, PLAN).phase()).isEqualTo(Phase.RETURNING);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY})
  void peakAndLeastAreErrors(float error) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Departure(Phase.AWAY, error, 0, 0))
        .withMessage("peak must be finite and at least 0, but was " + error + " (departure)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Departure(Phase.RETURNING, 0, error, 0))
        .withMessage("least must be finite and at least 0, but was " + error + " (departure)");
  }

  /** What a departure says of itself is true of all errors since its phase began. */
  @Property
  void peakAndLeastAreThoseOfThePhase(
      @ForAll @Size(max = 80) List<@FloatRange(min = 0, max = 40) Float> errors) {
    Departure departure = Departure.NONE;
    int began = 0;
    for (int i = 0; i < errors.size(); i++) {
      Departure next = departure.next(errors.get(i), i * SECOND, PLAN);
      if (next.since() != departure.since()) {
        assertThat(next.since()).isEqualTo(i * SECOND);
        began = i;
      }
      List<Float> since = errors.subList(began, i + 1);
      switch (next.phase()) {
        case NEAR -> {
          assertThat(next.peak()).isZero();
          assertThat(next.least()).isZero();
          assertThat(errors.get(i)).isLessThanOrEqualTo(1f);
        }
        case AWAY -> {
          assertThat(next.peak()).isEqualTo(Collections.max(since)).isGreaterThan(1);
          assertThat(next.least()).isZero();
          assertThat(errors.get(i)).isGreaterThanOrEqualTo(Departure.CLOSE);
        }
        case RETURNING -> {
          assertThat(next.least()).isEqualTo(Collections.min(since));
          assertThat(next.least()).isGreaterThanOrEqualTo(Departure.CLOSE);
          assertThat(next.peak()).isZero();
        }
      }
      departure = next;
    }
  }

  /** Whoever stores it can tell by identity whether it must be stored anew. */
  @Property
  void whereNothingChangedItIsTheSame(
      @ForAll @Size(max = 80) List<@FloatRange(min = 0, max = 40) Float> errors) {
    Departure departure = Departure.NONE;
    for (int i = 0; i < errors.size(); i++) {
      Departure next = departure.next(errors.get(i), i * SECOND, PLAN);
      if (next.equals(departure)) {
        assertThat(next).isSameAs(departure);
      }
      departure = next;
    }
  }
}
