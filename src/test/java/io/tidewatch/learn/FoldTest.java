package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

  private static List<float[]> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> new float[] {i}).toList();
  }

  private static List<Integer> numbers(List<float[]> rows) {
    return rows.stream().map(row -> (int) row[0]).toList();
  }

  @Test
  void aStretchIsHeldOutAndWhatIsBeforeAndAfterIsTheRest() {
    List<Fold> folds = Fold.of(rows(7), 3);

    assertThat(folds)
        .extracting(fold -> numbers(fold.heldOut()))
        .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4, 5, 6));
    assertThat(folds)
        .extracting(fold -> numbers(fold.rest()))
        .containsExactly(List.of(2, 3, 4, 5, 6), List.of(0, 1, 4, 5, 6), List.of(0, 1, 2, 3));
  }

  @ParameterizedTest
  @CsvSource({"4, 2", "5, 2", "100, 50", "101, 50", "149, 50", "20000, 7"})
  void everyRowIsHeldOutOnceInStretchesOfNearlyOneLength(int count, int folds) {
    List<float[]> rows = rows(count);
    List<Integer> heldOut = new ArrayList<>();
    for (Fold fold : Fold.of(rows, folds)) {
      assertThat(fold.heldOut().size()).isBetween(count / folds, count / folds + 1);
      assertThat(fold.rest()).hasSize(count - fold.heldOut().size());
      assertThat(fold.rest()).doesNotContainAnyElementsOf(fold.heldOut());
      assertThat(numbers(fold.rest())).isSorted();
      heldOut.addAll(numbers(fold.heldOut()));
    }

    assertThat(heldOut).isEqualTo(numbers(rows));
  }
}
