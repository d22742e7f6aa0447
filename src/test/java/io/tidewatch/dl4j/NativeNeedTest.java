package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import org.junit.jupiter.api.Test;

class NativeNeedTest {

  private static final float[][] ROWS = Samples.linear(500, 8, 2, 1);
  private static final AutoencoderSpec LINEAR = AutoencoderSpec.of(Family.LINEAR);

  @Test
  void aTrainingBeyondItsCeilingIsNotBegun() {
    Dl4jTrainer trainer = Dl4jTrainer.within(NativeNeed.bytes(500, 8) - 1);

    assertThatThrownBy(() -> trainer.train(ROWS, LINEAR, 1))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("must fit into")
        .hasMessageContaining("500 rows of 8 features; runtime.off_heap");
  }

  @Test
  void aTrainingAtItsCeilingIs() throws TrainingException {
    assertThat(Dl4jTrainer.within(NativeNeed.bytes(500, 8)).train(ROWS, LINEAR, 1).width())
        .isEqualTo(8);
  }

  @Test
  void theNeedGrowsWithRowsAndFeaturesWithoutOverflow() {
    assertThat(NativeNeed.bytes(1_000_000, 4096)).isGreaterThan(NativeNeed.bytes(1_000_000, 4000));
    assertThat(NativeNeed.bytes(Integer.MAX_VALUE, 4096)).isPositive();
  }
}
