package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Activation;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Dense;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import org.junit.jupiter.api.Test;

class DenoisingTrainingTest {

  private static final AutoencoderSpec DENOISING = AutoencoderSpec.of(Family.DENOISING);

  @Test
  void hasMirroredLayersAroundTheCode() throws TrainingException {
    Autoencoder autoencoder =
        train(
            Samples.linear(100, 9, 3, 1),
            DENOISING
                .with(Hyperparameter.LAYERS, "7, 5")
                .with(Hyperparameter.CODE, "4")
                .with(Hyperparameter.EPOCHS, "10")
                .with(Hyperparameter.ACTIVATION, "relu"));
    assertThat(autoencoder.layers())
        .extracting(layer -> layer.outputs())
        .containsExactly(7, 5, 4, 5, 7, 9);
    assertThat(autoencoder.encoderLayers()).isEqualTo(3);
    assertThat(autoencoder.codeWidth()).isEqualTo(4);
    assertThat(autoencoder.layers())
        .extracting(layer -> ((Dense) layer).activation())
        .startsWith(
            Activation.RELU, Activation.RELU, Activation.RELU, Activation.RELU, Activation.RELU)
        .endsWith(Activation.IDENTITY);
  }

  @Test
  void refusesALossThatOverflows() {
    float[][] rows = Samples.linear(50, 4, 2, 1);
    rows[7][2] = 1e30f;
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train(rows, DENOISING))
        .withMessageStartingWith("training diverged: loss must be finite, but was Infinity");
  }

  private static Autoencoder train(float[][] rows, AutoencoderSpec spec) throws TrainingException {
    return new Dl4jTrainer().train(rows, spec, 1);
  }
}
