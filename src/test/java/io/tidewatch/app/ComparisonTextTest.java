package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.evaluate.LabelledScores;
import io.tidewatch.evaluate.Quality;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of a comparison, letter by letter. */
class ComparisonTextTest {

  private static final Quality QUALITY =
      Quality.of(
          List.of(
              new LabelledScores(
                  "f",
                  new boolean[] {false, true, true, false},
                  new double[] {0, 3, 1, 2},
                  new boolean[] {false, true, false, true},
                  new long[] {0, 1, 2, 3})));

  private static final List<ComparisonRow> ROWS =
      List.of(
          new ComparisonRow(
              "linear",
              new ComparisonRow.Figures(Optional.of(QUALITY), 1234.56, 78.4, 1441),
              "linear{}"),
          new ComparisonRow("lstm", new ComparisonRow.None("1 x failed: a | b"), ""),
          new ComparisonRow(
              "random",
              new ComparisonRow.Figures(Optional.empty(), 0, Double.NaN, 900),
              "a baseline"));

  @Test
  void columnsAreAligned() {
    assertThat(ComparisonTable.text(ROWS))
        .startsWith(
            "family  ROC-AUC     AP     F1  FAR %  MAR %  events  train s  ns/record  bytes",
            "linear    0.750  0.833  0.500  50.00  50.00     1/1  1,234.6         78  1,441",
            "lstm    1 x failed: a | b",
            "random      n/a    n/a    n/a    n/a    n/a     n/a      0.0        n/a    900",
            "")
        .endsWith("linear: linear{}", "random: a baseline");
  }

  @Test
  void markdownHasACellForEachColumn() {
    assertThat(ComparisonTable.markdown(ROWS))
        .startsWith(
            "| family | ROC-AUC | AP | F1 | FAR % | MAR % | events | train s | ns/record | bytes |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            "| linear | 0.750 | 0.833 | 0.500 | 50.00 | 50.00 | 1/1 | 1,234.6 | 78 | 1,441 |",
            "| lstm | 1 x failed: a \\| b |  |  |  |  |  |  |  |  |")
        .endsWith("- linear: linear{}", "- random: a baseline");
  }
}
