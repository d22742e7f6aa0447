package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records taken together are what they are when taken alone. */
class ReconstructionTest {

  private static final int WIDTH = 6;

  private static Reconstruction of(List<Layer> layers) {
    float[] center = {1, 2, 3, 4, 5, 6};
    Scaler scaler = new Scaler(center, ModelFixtures.ones(WIDTH));
    return new Reconstruction(scaler, new Autoencoder(layers, 1));
  }

  private static Reconstruction dense() {
    SplittableRandom random = new SplittableRandom(1);
    return of(
        List.of(
            ModelFixtures.dense(random, WIDTH, 3, Activation.TANH),
            ModelFixtures.dense(random, 3, WIDTH, Activation.IDENTITY)));
  }

  private static Reconstruction sampling() {
    SplittableRandom random = new SplittableRandom(2);
    return of(
        List.of(
            new GaussianHead(
                ModelFixtures.dense(random, WIDTH, 3, Activation.IDENTITY),
                ModelFixtures.dense(random, WIDTH, 3, Activation.IDENTITY)),
            ModelFixtures.dense(random, 3, WIDTH, Activation.IDENTITY)));
  }

  /** One value in ten is missing. */
  private static List<float[]> rows(int count) {
    SplittableRandom random = new SplittableRandom(count);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] row = ModelFixtures.floats(random, WIDTH, 9);
      for (int f = 0; f < WIDTH; f++) {
        row[f] = random.nextInt(10) == 0 ? Float.NaN : row[f];
      }
      rows.add(row);
    }
    return rows;
  }

  private static void assertSame(
      Reconstruction together, Reconstruction alone, List<float[]> rows) {
    float[] draw = {1, -1, 0.5f};
    List<Integer> taken = new ArrayList<>();
    together.takeEach(
        rows,
        i -> {
          alone.take(rows.get(i));
          taken.add(i);
          assertThat(together.residual()).containsExactly(alone.residual());
          assertThat(together.residualOf(draw)).containsExactly(alone.residualOf(draw));
          assertThat(together.code()).containsExactly(alone.code());
          assertThat(together.present()).isEqualTo(alone.present());
          assertThat(together.expected(2)).isEqualTo(alone.expected(2));
          together.move(4, 0.25f);
          alone.move(4, 0.25f);
          assertThat(together.residual()).containsExactly(alone.residual());
          assertThat(together.code()).containsExactly(alone.code());
        });
    assertThat(taken).hasSize(rows.size()).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 24, 25, 60})
  void recordsTakenTogetherAreThoseTakenAlone(int count) {
    assertSame(dense(), dense(), rows(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60})
  void otherCodesAreThoseOfTheRecordItself(int count) {
    assertSame(sampling(), sampling(), rows(count));
  }
}
