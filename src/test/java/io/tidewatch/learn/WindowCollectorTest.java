package io.tidewatch.learn;

import static io.tidewatch.learn.SampleStream.described;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowCollectorTest {

  private static final SamplingPlan PLAN = new SamplingPlan(1_000, 500, 3, 4);

  private final WindowCollector collector = new WindowCollector();

  private static SampleUnit unit(long hash) {
    return new SampleUnit(hash, "pump-" + hash, 0);
  }

  private void add(long hash, float... values) {
    for (float value : values) {
      collector.add(new Sample(Models.SLOT, 1_000, unit(hash), new float[] {value}), PLAN);
    }
  }

  private static EntityWindow window(long hash, float... values) {
    return new EntityWindow(unit(hash), rows(values));
  }

  private static List<float[]> rows(float... values) {
    List<float[]> rows = new ArrayList<>();
    for (float value : values) {
      rows.add(new float[] {value});
    }
    return rows;
  }

  private void assertKept(EntityWindow... windows) {
    assertThat(described(collector.windows())).isEqualTo(described(List.of(windows)));
  }

  @Test
  void keepsTheRowsOfEachEntityInTheOrderTheyCame() {
    add(2, 20);
    add(1, 10, 11);
    add(2, 21);

    assertKept(window(1, 10, 11), window(2, 20, 21));
  }

  @Test
  void givesUpTheLargestHashWhenThereAreTooManyEntityWindows() {
    add(9, 90);
    add(3, 30);
    add(2, 20);
    add(1, 10);

    assertKept(window(1, 10), window(2, 20), window(3, 30));
  }

  @Test
  void givesUpTheLargestHashWhenThereAreTooManyRows() {
    add(9, 90, 91);
    add(1, 10, 11, 12);

    assertKept(window(1, 10, 11, 12));
  }

  @Test
  void neverTakesBackWhatWasGivenUpNorAnythingBeyond() {
    add(5, 50, 51);
    add(1, 10, 11, 12);
    assertThat(collector.bound()).isEqualTo(unit(5));

    add(5, 52);
    add(7, 70);
    add(4, 40);

    assertKept(window(1, 10, 11, 12), window(4, 40));
  }

  @Test
  void smallestEntityWindowIsKeptEvenWhereItAloneHasTooManyRows() {
    add(1, 10, 11, 12, 13, 14, 15);

    assertKept(window(1, 10, 11, 12, 13));
  }

  @Test
  void fillingThePlanExactlyGivesNothingUp() {
    add(3, 30);
    add(2, 20);
    add(1, 10, 11);

    assertKept(window(1, 10, 11), window(2, 20), window(3, 30));
    assertThat(collector.bound()).isNull();
  }

  @Test
  void windowsComeInOrderOfTimeThenEntity() {
    for (SampleUnit unit :
        List.of(
            new SampleUnit(1, "b", 500), new SampleUnit(2, "b", 0), new SampleUnit(3, "a", 500))) {
      collector.add(new Sample(Models.SLOT, 1_000, unit, new float[] {0}), PLAN);
    }

    assertThat(collector.windows())
        .extracting(window -> window.unit().entity() + "@" + window.unit().start())
        .containsExactly("b@0", "a@500", "b@500");
  }

  @Test
  void whatWasHandedOutDoesNotChangeAfterwards() {
    add(1, 10);
    List<EntityWindow> before = collector.windows();

    add(1, 11);

    assertThat(described(before)).isEqualTo(described(List.of(window(1, 10))));
  }
}
