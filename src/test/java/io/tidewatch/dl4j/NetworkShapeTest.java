package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.model.Activation;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkShapeTest {

  private static final AutoencoderSpec DENOISING = AutoencoderSpec.of(Family.DENOISING);

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 1, 1", "3, 2, 1", "4, 3, 1", "5, 3, 2", "8, 5, 3", "32, 21, 11"})
  void takesThirdsWhereTheSpecHasNoSizes(int width, int layer, int code) {
    assertThat(NetworkShape.of(DENOISING, width).sizes())
        .containsExactly(width, layer, code, layer, width);
  }

  @Test
  void mirrorsTheLayersOfTheSpec() {
    AutoencoderSpec spec =
        DENOISING.with(Hyperparameter.LAYERS, "9,7, 5").with(Hyperparameter.CODE, "2");
    assertThat(NetworkShape.of(spec, 4).sizes()).containsExactly(4, 9, 7, 5, 2, 5, 7, 9, 4);
  }

  @ParameterizedTest
  @CsvSource({"UNDERCOMPLETE, 3, 4", "LINEAR_TIED, 3, 4", "OVERCOMPLETE, 5, 4"})
  void codesThatDoNotFitTheWidthAreRefusedBeforeAnyTraining(Family family, int fits, int unfit) {
    AutoencoderSpec spec = AutoencoderSpec.of(family);
    Dl4jTrainer.requireFit(spec.with(Hyperparameter.CODE, "" + fits), 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(spec.with(Hyperparameter.CODE, "" + unfit), 4))
        .withMessageContaining("for 4 features, but was " + unfit);
  }

  @Test
  void drawsWeightsOfTheVarianceThatKeepsSignalsAlive() {
    AutoencoderSpec spec =
        DENOISING.with(Hyperparameter.LAYERS, "60").with(Hyperparameter.CODE, "20");
    Dense first =
        (Dense)
            NetworkShape.of(spec, 100)
                .draw(Activation.TANH, new SplittableRandom(1))
                .layers()
                .get(0);
    double squares = 0;
    for (float[] row : first.weights()) {
      for (float weight : row) {
        squares += weight * weight;
      }
    }
    assertThat(squares / 6000).isCloseTo(2.0 / 160, within(0.001));
    assertThat(first.bias()).containsOnly(0f);
  }
}
