package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.evaluate.LabelledScores;
import io.tidewatch.evaluate.Quality;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Table and progress of a comparison, letter by letter. */
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

  private static String progress(boolean terminal) {
    StringWriter err = new StringWriter();
    AtomicLong seconds = new AtomicLong();
    ComparisonProgress progress =
        new ComparisonProgress(
            new PrintWriter(err), terminal, 3, () -> seconds.get() * 1_000_000_000L);
    for (String name : List.of("one", "two", "three")) {
      progress.begin(name);
      seconds.addAndGet(60);
      progress.end(name);
    }
    return err.toString();
  }

  @Test
  void aTerminalShowsOneLineWithWhatIsLeft() {
    String clear = "\r\u001b[K";
    assertThat(progress(true))
        .isEqualTo(
            clear
                + "[1/3] one"
                + clear
                + "[2/3] two, about 2 min left"
                + clear
                + "[3/3] three, about 60 s left"
                + clear);
  }

  @Test
  void elsewhereThereIsALineForEach() {
    assertThat(progress(false).lines())
        .containsExactly("[1/3] one 60 s", "[2/3] two 60 s", "[3/3] three 60 s");
  }
}
