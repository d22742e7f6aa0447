package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {

  private static final LabelledScores GOOD = Labels.file("good", "00011", "00011");
  private static final LabelledScores BAD = Labels.file("bad", "00110", "11001");
  private static final LabelledScores QUIET = Labels.file("quiet", "0000", "0001");

  @Test
  void measuresFilesTogetherAndEach() {
    Quality quality = Quality.of(List.of(GOOD, BAD, QUIET));

    assertThat(quality.rows()).isEqualTo(14);
    assertThat(quality.anomalousRows()).isEqualTo(4);
    assertThat(quality.alerts()).isEqualTo(new AlertMetrics(2, 4, 2, 6));
    assertThat(quality.events().events()).isEqualTo(2);
    assertThat(quality.files()).extracting(Quality::name).containsExactly("good", "bad", "quiet");
    assertThat(quality.files().get(0).alerts().f1()).hasValue(1);
    assertThat(quality.files().get(2).ranks().rocAuc()).isEmpty();
    assertThat(quality.files().get(2).files()).isEmpty();
    assertThat(quality.alwaysAlertF1().orElseThrow()).isCloseTo(8.0 / 18, within(1e-15));
  }

  @Test
  void takesMeansOverFilesThatHaveTheMeasure() {
    Quality quality = Quality.of(List.of(GOOD, BAD, QUIET));

    assertThat(quality.rocAucFileMean()).hasValue(0.5);
    // The bad file's anomalies lie below all else: all rows of it, at precision 2/5.
    assertThat(quality.averagePrecisionFileMean().orElseThrow()).isCloseTo(0.7, within(1e-15));
    assertThat(quality.bestF1FileMean().orElseThrow()).isCloseTo((1 + 4.0 / 7) / 2, within(1e-15));
    assertThat(Quality.of(List.of(QUIET)).rocAucFileMean()).isEmpty();
  }

  @Test
  void countsWhatWasNotScoredAsLowest() {
    LabelledScores file =
        new LabelledScores(
            "a", Labels.of("010"), new double[] {Double.NaN, 1, 2}, Labels.of("000"), new long[3]);

    Quality quality = Quality.of(List.of(file));

    assertThat(quality.coverage()).isEqualTo(2.0 / 3);
    assertThat(quality.ranks().rocAuc()).hasValue(0.5);
    assertThat(file.scores()[0]).isNaN();
    assertThat(Quality.of(List.of()).coverage()).isEqualTo(1);
  }

  @Test
  void leavesOutTheTrainingRows() {
    LabelledScores measured = BAD.from(2);

    assertThat(measured.rows()).isEqualTo(3);
    assertThat(measured.labels()).containsExactly(true, true, false);
    assertThat(measured.alerts()).containsExactly(false, false, true);
    assertThat(measured.times()).containsExactly(20_000, 30_000, 40_000);
    assertThat(BAD.from(5).rows()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> BAD.from(6));
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LabelledScores(
                    "a", new boolean[1], new double[2], new boolean[1], new long[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LabelledScores(
                    "a",
                    new boolean[1],
                    new double[] {Double.POSITIVE_INFINITY},
                    new boolean[1],
                    new long[1]))
        .withMessage("score must be finite or NaN, but was Infinity (a:0)");
  }
}
