package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.model.Calibration;
import io.tidewatch.model.ModelFixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The curves that are drawn of a backtest. */
class CurvesTest {

  @Test
  void precisionAndRecallFollowTheThresholdDown() {
    // Errors 1, 2, 3, 4; the second and the last are anomalies.
    PrecisionRecall curve = PrecisionRecall.of(Series.rows("a", "0101"), 10);
    assertThat(curve.anomalousShare()).isEqualTo(0.5);
    assertThat(curve.points())
        .containsExactly(
            new PrecisionRecall.Point(4, 1, 0.5),
            new PrecisionRecall.Point(3, 0.5, 0.5),
            new PrecisionRecall.Point(2, 2.0 / 3, 1),
            new PrecisionRecall.Point(1, 0.5, 1));
  }

  @Test
  void withoutAnAnomalyThereIsNoRecall() {
    assertThat(PrecisionRecall.of(Series.rows("a", "000"), 10).points()).isEmpty();
    assertThat(PrecisionRecall.of(List.of(), 10).points()).isEmpty();
  }

  @Test
  void theErrorsSeenAreCountedFromTheLargest() {
    Calibration calibration = ModelFixtures.calibration();
    ErrorTail tail = ErrorTail.of(new double[] {3, 1, 2, 4}, calibration, 0.001);
    assertThat(tail.seen())
        .containsExactly(
            new ErrorTail.Point(1, 1),
            new ErrorTail.Point(2, 0.75),
            new ErrorTail.Point(3, 0.5),
            new ErrorTail.Point(4, 0.25));
  }

  @Test
  void theFittedCurveIsTheCalibrationsDownToTheRarestRate() {
    Calibration calibration = ModelFixtures.calibration();
    ErrorTail tail = ErrorTail.of(new double[] {0.5, 9}, calibration, 0.001);
    assertThat(tail.fitted())
        .allSatisfy(
            point -> assertThat(point.share()).isEqualTo(calibration.pValue(point.error())));
    assertThat(tail.fitted().get(0).error()).isCloseTo(0.5, within(1e-12));
    assertThat(tail.fitted().get(tail.fitted().size() - 1).share()).isCloseTo(0.001, within(1e-12));
  }

  @Test
  void manyErrorsAreThinnedOutButTheLargest() {
    double[] errors = IntStream.range(0, 100_000).mapToDouble(i -> i).toArray();
    List<ErrorTail.Point> seen = ErrorTail.of(errors, ModelFixtures.calibration(), 0.001).seen();
    assertThat(seen).hasSizeLessThan(500);
    assertThat(seen.subList(seen.size() - 50, seen.size()))
        .extracting(ErrorTail.Point::error)
        .containsExactlyElementsOf(
            IntStream.range(99_950, 100_000).mapToObj(i -> (double) i).toList());
  }
}
