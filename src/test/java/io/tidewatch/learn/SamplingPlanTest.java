package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingPlanTest {

  private final SamplingPlan plan = new SamplingPlan(1_000, 250, 2, 2);

  @ParameterizedTest(name = "{0} ms lies in the training window that ends at {1}")
  @CsvSource({
    "0, 1000",
    "1, 1000",
    "999, 1000",
    "1000, 2000",
    "-1, 0",
    "-999, 0",
    "-1000, 0",
    "-1001, -1000",
    "1735689599999, 1735689600000",
    "1735689600000, 1735689601000"
  })
  void trainingWindowsTumble(long time, long end) {
    assertThat(plan.windowEnd(time)).isEqualTo(end);
  }

  @ParameterizedTest(name = "{0} ms lies in the entity window that starts at {1}")
  @CsvSource({"0, 0", "249, 0", "250, 250", "999, 750", "1000, 1000", "-1, -250", "-250, -250"})
  void entityWindowsTumble(long time, long start) {
    assertThat(plan.entityWindowStart(time)).isEqualTo(start);
  }

  @Test
  void everyEntityWindowLiesWithinOneTrainingWindow() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long entityWindow = random.nextLong(1, 100_000);
      long window = entityWindow * random.nextLong(1, 50);
      SamplingPlan any = new SamplingPlan(window, entityWindow, 2, 2);
      long time = random.nextLong(-1L << 50, 1L << 50);

      long start = any.entityWindowStart(time);
      long end = any.windowEnd(time);

      assertThat(time).isBetween(start, start + entityWindow - 1);
      assertThat(time).isBetween(end - window, end - 1);
      assertThat(any.windowEnd(start)).isEqualTo(end);
      assertThat(any.windowEnd(start + entityWindow - 1)).isEqualTo(end);
    }
  }

  @ParameterizedTest(name = "{0} and {1} ms")
  @CsvSource({"0, 1", "1, 0", "-1000, -250", "1000, 300", "250, 1000"})
  void trainingWindowMustBeAMultipleOfTheEntityWindow(long window, long entityWindow) {
    assertThatThrownBy(() -> new SamplingPlan(window, entityWindow, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "training window must be a multiple of the entity window, both at least 1 ms, but was "
                + window
                + " and "
                + entityWindow);
  }

  @ParameterizedTest(name = "{0} entity windows, {1} rows")
  @CsvSource({"1, 2", "2, 1", "0, 0"})
  void sampleMustHaveTwoOfEach(int entityWindows, int rows) {
    assertThatThrownBy(() -> new SamplingPlan(1_000, 250, entityWindows, rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("but was " + entityWindows + " and " + rows);
  }
}
