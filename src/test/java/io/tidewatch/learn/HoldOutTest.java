package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which windows of the hold-out have a say in the calibration. */
class HoldOutTest {

  @Test
  void aWindowThatStandsFarOutIsLeftAside() {
    double[] peaks = {2, 2.1, 1.9, 2.2, 40, 2, 1.8, 2.1, 2, 2.3};
    assertThat(HoldOut.usual(peaks)).containsExactly(0, 1, 2, 3, 5, 6, 7, 8, 9);
  }

  @Test
  void noMoreThanAFifthIsEverLeftAside() {
    double[] peaks = new double[20];
    Arrays.fill(peaks, 1);
    for (int i = 0; i < 8; i++) {
      peaks[i] = 50 + i;
    }
    assertThat(HoldOut.usual(peaks)).hasSize(16).doesNotContain(4, 5, 6, 7);
  }

  @Test
  void fewWindowsAllHaveASay() {
    assertThat(HoldOut.usual(new double[] {1, 1, 1, 99})).hasSize(4);
    assertThat(HoldOut.usual(new double[] {7})).containsExactly(0);
  }

  @Test
  void windowsOfOneKindAllHaveASay() {
    SplittableRandom random = new SplittableRandom(3);
    double[] peaks = random.doubles(200, 2, 3).toArray();
    assertThat(HoldOut.usual(peaks)).hasSize(200);
  }
}
