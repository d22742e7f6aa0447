package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSplitTest {

  private static final long ALL_RECENT = Long.MIN_VALUE;

  private static EntityWindow window(String entity, long start, int rows) {
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.add(new float[] {i});
    }
    return new EntityWindow(SampleUnit.of(entity, start), values);
  }

  private static List<EntityWindow> randomWindows(SplittableRandom random) {
    List<EntityWindow> windows = new ArrayList<>();
    int count = random.nextInt(1, 40);
    int most = random.nextInt(1, 30);
    for (int i = 0; i < count; i++) {
      windows.add(window("pump-" + i % 7, i / 7 * 500L, random.nextInt(1, most + 1)));
    }
    if (count(windows) < 4) {
      windows.add(window("large", 0, 4));
    }
    return windows;
  }

  private static int count(List<EntityWindow> windows) {
    return windows.stream().mapToInt(window -> window.rows().size()).sum();
  }

  private static List<float[]> rows(List<EntityWindow> windows) {
    return windows.stream().flatMap(window -> window.rows().stream()).toList();
  }

  /** The windows that have all their rows among the given ones; rows are told apart by identity. */
  private static List<EntityWindow> whole(List<EntityWindow> windows, List<float[]> rows) {
    Set<float[]> set = new HashSet<>(rows);
    return windows.stream().filter(window -> set.containsAll(window.rows())).toList();
  }

  @Test
  void everyRowGoesToExactlyOneSideAndNeitherIsEmpty() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      List<EntityWindow> windows = randomWindows(random);

      TrainingSplit split =
          TrainingSplit.of(windows, random.nextDouble(0.001, 0.5), random.nextLong(3_000));

      assertThat(split.train()).isNotEmpty();
      assertThat(split.holdOut()).hasSizeGreaterThanOrEqualTo(2);
      List<float[]> both = new ArrayList<>(split.train());
      both.addAll(split.holdOut());
      assertThat(both).hasSize(count(windows)).containsAll(rows(windows));
    }
  }

  @Test
  void holdOutIsTheShareWithinOneEntityWindow() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2_000; i++) {
      List<EntityWindow> windows = randomWindows(random);
      int largest = windows.stream().mapToInt(window -> window.rows().size()).max().orElseThrow();
      double share = random.nextDouble(0.001, 0.5);

      TrainingSplit split = TrainingSplit.of(windows, share, ALL_RECENT);

      double wanted = Math.max(2, share * count(windows));
      assertThat(split.holdOut().size() - wanted).isBetween((double) -largest - 1, largest + 1.0);
    }
  }

  @Test
  void entityWindowsStayWhole() {
    List<EntityWindow> windows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      windows.add(window("pump-" + i % 5, i / 5 * 500L, 1 + i % 4));
    }

    TrainingSplit split = TrainingSplit.of(windows, 0.25, ALL_RECENT);

    List<EntityWindow> train = whole(windows, split.train());
    List<EntityWindow> holdOut = whole(windows, split.holdOut());
    assertThat(train.size() + holdOut.size()).isEqualTo(30);
    assertThat(holdOut).isNotEmpty();
  }

  @Test
  void rowsAreTrainedOnInOrderOfTimeThenEntity() {
    List<EntityWindow> windows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      windows.add(window("pump-" + i % 5, i / 5 * 500L, 3));
    }

    TrainingSplit split = TrainingSplit.of(windows, 0.25, ALL_RECENT);

    assertThat(split.train()).containsExactlyElementsOf(rows(whole(windows, split.train())));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void orderOfTheWindowsChangesNothing(long seed) {
    List<EntityWindow> windows = randomWindows(new SplittableRandom(seed));
    TrainingSplit split = TrainingSplit.of(windows, 0.3, 1_000);

    List<EntityWindow> shuffled = new ArrayList<>(windows);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(TrainingSplit.of(shuffled, 0.3, 1_000)).isEqualTo(split);
  }

  @Test
  void singleWindowIsCutInTime() {
    EntityWindow only = window("pump-1", 0, 10);

    TrainingSplit split = TrainingSplit.of(List.of(only), 0.25, ALL_RECENT);

    assertThat(split.train()).containsExactlyElementsOf(only.rows().subList(0, 7));
    assertThat(split.holdOut()).containsExactlyElementsOf(only.rows().subList(7, 10));
  }

  @Test
  void fourRowsAreTheFewest() {
    TrainingSplit split = TrainingSplit.of(List.of(window("pump-1", 0, 4)), 0.01, ALL_RECENT);

    assertThat(split.train()).hasSize(2);
    assertThat(split.holdOut()).hasSize(2);
  }

  @Test
  void oneLargeWindowDoesNotLeaveTheRestToTrainOn() {
    for (String entity : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      List<EntityWindow> windows =
          List.of(window(entity, 0, 90), window("pump-1", 0, 5), window("pump-2", 0, 5));

      assertThat(TrainingSplit.of(windows, 0.5, ALL_RECENT).train())
          .hasSizeGreaterThanOrEqualTo(50);
    }
  }

  @Test
  void recentPartIsOfTheHoldOutWindowsThatBeganThenOrLater() {
    List<EntityWindow> windows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      windows.add(window("pump-" + i % 4, i / 4 * 500L, 3));
    }

    TrainingSplit split = TrainingSplit.of(windows, 0.4, 2_500);

    List<float[]> late =
        rows(windows.stream().filter(window -> window.unit().start() >= 2_500).toList());
    List<float[]> expected = new ArrayList<>(split.holdOut());
    expected.retainAll(late);
    assertThat(split.recentHoldOut()).isNotEmpty().containsExactlyElementsOf(expected);
    assertThat(split.recentHoldOut().size()).isLessThan(split.holdOut().size());
  }

  /**
   * Where many entities send, those sampled have the smallest hashes of many. The hold-out must not
   * be theirs alone: it calibrates for quiet times, too.
   */
  @ParameterizedTest(name = "stream {0}")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void busyTimesDoNotTakeTheHoldOutForThemselves(int stream) {
    List<EntityWindow> busy = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      busy.add(window("stream-" + stream + "-" + i, 0, 5));
    }
    busy.sort((a, b) -> a.unit().compareTo(b.unit()));
    List<EntityWindow> windows = new ArrayList<>(busy.subList(0, 40));
    for (int i = 0; i < 40; i++) {
      windows.add(window("stream-" + stream + "-" + i, 1_000, 5));
    }

    TrainingSplit split = TrainingSplit.of(windows, 0.25, 1_000);

    assertThat(split.holdOut()).hasSize(100);
    assertThat(split.recentHoldOut()).as("rows of the quiet time").hasSizeBetween(15, 85);
  }
}
