package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.Dense;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BulkTest {

  @Test
  void isNotMovedByOutliers() {
    float[][] rows = Samples.gaussian(1000, 3, new SplittableRandom(1));
    double before = Bulk.of(rows).variance();
    for (int r = 0; r < 20; r++) {
      rows[r * 50][r % 3] = 1e6f;
    }
    assertThat(Bulk.of(rows).variance()).isCloseTo(before, within(0.05));
  }

  @Test
  void givesAConstantAnswerAtLeastTheVariance() {
    float[][] rows = Samples.linear(500, 3, 1, 1);
    Bulk bulk = Bulk.of(rows);
    for (float answer : new float[] {-0.2f, 0, 0.1f, 3}) {
      float[] bias = {answer, answer, answer};
      Autoencoder constant =
          new Autoencoder(List.of(new Dense(new float[3][3], bias, Activation.IDENTITY)), 1);
      assertThat(bulk.error(constant)).isGreaterThanOrEqualTo(bulk.variance());
    }
  }

  @Test
  void isTheRowItselfWhereThereIsOnlyOne() {
    Bulk bulk = Bulk.of(new float[][] {{3, 4}});
    assertThat(bulk.variance()).isZero();
    Autoencoder zero =
        new Autoencoder(List.of(new Dense(new float[2][2], new float[2], Activation.IDENTITY)), 1);
    assertThat(bulk.error(zero)).isEqualTo(12.5);
  }

  @Test
  void leavesTheOrderOfTheRows() {
    float[][] rows = {{9}, {1}, {5}};
    Bulk.of(rows);
    assertThat(rows).isDeepEqualTo(new float[][] {{9}, {1}, {5}});
  }
}
