package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.ModelFixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a backtest gave, entity by entity and beside the truth. */
class BacktestResultTest {

  private static EntitySeries series(String labels, int from, int to) {
    return new EntitySeries(
        "pump", Series.rows("pump", labels), List.of(Series.episode("pump", from, to)));
  }

  private static BacktestResult result(String labels, int fromRow) {
    return new BacktestResult(Series.rows("pump", labels), fromRow, List.of(), List.of());
  }

  @Test
  void anEventIsARunOfAnomalousRecords() {
    assertThat(series("1011001", 0, 0).events())
        .containsExactly(
            new Span(Series.time(0), Series.time(0)),
            new Span(Series.time(2), Series.time(3)),
            new Span(Series.time(6), Series.time(6)));
    assertThat(series("-----", 0, 0).events()).isEmpty();
  }

  @Test
  void anEpisodeLiesInAnEventWhereTheyOverlap() {
    assertThat(truth("000110", 1, 3)).isEqualTo(JudgedEpisode.Truth.IN_EVENT);
    assertThat(truth("000110", 0, 2)).isEqualTo(JudgedEpisode.Truth.IN_NONE);
    assertThat(truth("000110", 5, 5)).isEqualTo(JudgedEpisode.Truth.IN_NONE);
    assertThat(truth("------", 1, 3)).isEqualTo(JudgedEpisode.Truth.UNKNOWN);
  }

  private static JudgedEpisode.Truth truth(String labels, int from, int to) {
    return series(labels, from, to).judgedEpisodes().get(0).truth();
  }

  @Test
  void everyEntityHasItsOwnRecordsAndEpisodes() {
    List<LabelledRow> rows = new ArrayList<>(Series.rows("a", "00"));
    rows.addAll(Series.rows("b", "000"));
    BacktestResult result =
        new BacktestResult(rows, 0, List.of(Series.episode("b", 1, 2)), List.of());
    assertThat(result.series()).extracting(EntitySeries::entity).containsExactly("a", "b");
    assertThat(result.series().get(0).rows()).hasSize(2);
    assertThat(result.series().get(0).episodes()).isEmpty();
    assertThat(result.series().get(1).episodes()).hasSize(1);
  }

  @Test
  void whatWasNotScoredBelongsToNoEntity() {
    ScoredRow unscored = new ScoredRow("a", 0, 0, "", Double.NaN, Double.NaN, false, "");
    BacktestResult result =
        new BacktestResult(List.of(new LabelledRow(unscored, 0)), 0, List.of(), List.of());
    assertThat(result.series()).isEmpty();
    assertThat(result.normalRows()).isEmpty();
    assertThat(result.judgedRows()).hasSize(1);
  }

  @Test
  void normalRecordsAreThoseLabelledSoOrAllWhereNothingIs() {
    assertThat(result("0101", 0).normalRows()).extracting(ScoredRow::row).containsExactly(0L, 2L);
    assertThat(result("0-0", 0).normalRows()).hasSize(2);
    assertThat(result("---", 0).normalRows()).hasSize(3);
    assertThat(result("000", 2).normalRows()).hasSize(1);
    assertThat(result("01-", 1).judgedRows()).hasSize(1);
  }

  @Test
  void aModelChangesWhereTheVersionDoes() {
    List<LabelledRow> rows = new ArrayList<>();
    for (String version : List.of("m1-a", "m1-a", "m2-b", "m1-a")) {
      ScoredRow row = new ScoredRow("a", rows.size(), rows.size(), "a", 1, 0.5, false, version);
      rows.add(new LabelledRow(row, 0));
    }
    assertThat(new EntitySeries("a", rows, List.of()).modelChanges()).containsExactly(0, 2, 3);
  }

  @Test
  void thresholdsAreThoseOfThePromotedModels() {
    Training refused =
        new Training("s", 0, "count", Verdict.WORSE, "", 9, "", null, TrainingCurve.NONE);
    BacktestResult result =
        new BacktestResult(
            List.of(), 0, List.of(), List.of(Series.promotion(TrainingCurve.NONE), refused));
    assertThat(result.thresholds(0.01))
        .containsOnlyKeys(Series.VERSION)
        .containsValue(ModelFixtures.calibration().threshold(0.01));
  }

  @Test
  void aTrainingHasACalibrationExactlyWherePromoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Training("s", 0, "", Verdict.PROMOTED, "", 9, "m1", null, TrainingCurve.NONE))
        .withMessage(
            "calibration must be present exactly where promoted, but was absent (promoted)");
  }
}
