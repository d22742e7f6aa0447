package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureGroupsTest {

  /** Columns 0 and 3 go together, 1 and 4 against each other, 2 and 5 loosely together. */
  private static final float[][] ROWS = {
    {1, 1, 1, 2, -1, 1},
    {-1, 1, 1, -2, -1, 0},
    {1, -1, 1, 2, 1, 1},
    {-1, -1, 1, -2, 1, 1},
    {1, 1, -1, 2, -1, -1},
    {-1, 1, -1, -2, -1, -1},
    {1, -1, -1, 2, 1, 0},
    {-1, -1, -1, -2, 1, -1},
  };

  private static List<List<Integer>> groups(float[][] rows, int most) {
    return FeatureGroups.of(rows, most).stream()
        .map(group -> Arrays.stream(group).boxed().toList())
        .toList();
  }

  @Test
  void correlatedFeaturesOfEitherSignAreTogether() {
    assertThat(groups(ROWS, 2)).containsExactly(List.of(0, 3), List.of(1, 4), List.of(2, 5));
    assertThat(groups(ROWS, 3)).containsExactly(List.of(0, 3), List.of(1, 4), List.of(2, 5));
  }

  @Test
  void nearGroupsAreJoinedWhileThereIsRoom() {
    assertThat(groups(ROWS, 1)).hasSize(6);
    assertThat(groups(ROWS, 6)).containsExactly(List.of(0, 1, 2, 3, 4, 5));
    assertThat(groups(ROWS, 4)).hasSize(2).allSatisfy(group -> assertThat(group.size()).isIn(2, 4));
  }

  @Test
  void featuresThatDoNotVaryJoinInOrder() {
    float[][] still = {{1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}};
    assertThat(groups(still, 2)).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(groups(new float[][] {{7}}, 10)).containsExactly(List.of(0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void plantedGroupsAreFoundWhateverTheOrderOfTheColumns(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] own = random.ints(24, 0, 1_000).toArray();
    float[][] rows = new float[400][24];
    for (float[] row : rows) {
      float[] hidden = Samples.gaussian(1, 4, random)[0];
      for (int f = 0; f < row.length; f++) {
        float sign = own[f] % 2 == 0 ? 1 : -1;
        row[f] = (float) (sign * hidden[f % 4] + 0.3 * random.nextGaussian());
      }
    }
    assertThat(groups(rows, 6))
        .containsExactly(
            List.of(0, 4, 8, 12, 16, 20),
            List.of(1, 5, 9, 13, 17, 21),
            List.of(2, 6, 10, 14, 18, 22),
            List.of(3, 7, 11, 15, 19, 23));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10, 40})
  void everyFeatureIsInOneGroupOfAtMostTheSize(int most) {
    List<List<Integer>> groups = groups(Samples.linear(100, 33, 7, most), most);
    assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeBetween(1, most).isSorted());
    assertThat(groups.stream().flatMap(List::stream).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 33).boxed().toList());
  }
}
