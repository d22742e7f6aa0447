package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Thinning out a series hides no peak. */
class ExtremesTest {

  @Test
  void keepsLowestAndHighestOfEachColumn() {
    double[] values = {5, 9, 1, 5, 5, 5, 7, 3, 5, 5};
    assertThat(Extremes.indexes(values, 2)).containsExactly(0, 1, 2, 6, 7, 9);
  }

  @Test
  void keepsAllWhereThereAreFew() {
    assertThat(Extremes.indexes(new double[] {1, 1, 1, 1}, 2)).containsExactly(0, 1, 2, 3);
    assertThat(Extremes.indexes(new double[0], 2)).isEmpty();
  }

  @Test
  void needsAColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Extremes.indexes(new double[1], 0))
        .withMessage("columns must be at least 1, but was 0");
  }

  @Property(tries = 300)
  void noStretchLosesMoreThanAColumnOfItsPeak(
      @ForAll @Size(min = 1, max = 300) double[] values,
      @ForAll @IntRange(min = 1, max = 40) int columns) {
    int[] kept = Extremes.indexes(values, columns);
    assertThat(kept).isSorted().doesNotHaveDuplicates();
    assertThat(kept.length).isLessThanOrEqualTo(2 * columns + 2);
    for (int column = 0; column < columns; column++) {
      int first = column * values.length / columns;
      int end = (column + 1) * values.length / columns;
      if (first < end) {
        double[] all = Arrays.copyOfRange(values, first, end);
        int start = first;
        double[] left =
            IntStream.of(kept)
                .filter(i -> i >= start && i < end)
                .mapToDouble(i -> values[i])
                .toArray();
        assertThat(Arrays.stream(left).max()).isEqualTo(Arrays.stream(all).max());
        assertThat(Arrays.stream(left).min()).isEqualTo(Arrays.stream(all).min());
      }
    }
  }
}
