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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenoisingTrainingTest {

  private static final AutoencoderSpec DENOISING = AutoencoderSpec.of(Family.DENOISING);

  @Test
  void learnsACurvedSurface() throws TrainingException {
    Autoencoder autoencoder =
        train(
            Samples.surface(1500, 1),
            DENOISING
                .with(Hyperparameter.LAYERS, "24")
                .with(Hyperparameter.CODE, "2")
                .with(Hyperparameter.LEARNING_RATE, "0.02")
                .with(Hyperparameter.EPOCHS, "40"));
    float[][] on = Samples.surface(300, 2);
    float[][] off = Samples.noisy(on, 1, 3);
    assertThat(Samples.error(autoencoder, on, on))
        .isLessThan(Samples.error(autoencoder, off, off) / 10);
  }

  @Test
  void restoresCorruptedRows() throws TrainingException {
    Autoencoder autoencoder =
        train(
            Samples.linear(1000, 12, 2, 1),
            DENOISING.with(Hyperparameter.CORRUPTION, "0.5").with(Hyperparameter.CODE, "4"));
    float[][] clean = Samples.linear(1000, 12, 2, 1);
    float[][] corrupted = Samples.noisy(clean, 0.5, 2);
    // The identity's error is the variance of the noise, 0.25.
    assertThat(Samples.error(autoencoder, corrupted, clean)).isLessThan(0.125);
  }

  @Test
  void doesNotGiveTheSameAnswerToEverything() throws TrainingException {
    float[][] rows = Samples.linear(300, 9, 3, 1);
    Autoencoder autoencoder =
        train(
            rows,
            DENOISING.with(Hyperparameter.EPOCHS, "12").with(Hyperparameter.LEARNING_RATE, "0.02"));
    assertThat(Samples.error(autoencoder, rows, rows)).isLessThan(Bulk.of(rows).variance() / 5);
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"tanh", "sigmoid", "relu"})
  void refusesATrainingThatDiverged(String activation) {
    AutoencoderSpec spec =
        DENOISING
            .with(Hyperparameter.LEARNING_RATE, "10")
            .with(Hyperparameter.EPOCHS, "10")
            .with(Hyperparameter.ACTIVATION, activation);
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train(Samples.linear(300, 8, 2, 1), spec))
        .withMessageStartingWith("training diverged")
        .withMessageContaining(", but was ");
  }

  @Test
  void refusesALossThatOverflows() {
    float[][] rows = Samples.linear(50, 4, 2, 1);
    rows[7][2] = 1e30f;
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train(rows, DENOISING))
        .withMessageStartingWith("training diverged: loss must be finite, but was Infinity");
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    float[][] rows = Samples.linear(300, 8, 2, 1);
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(TrainingException.class)
          .isThrownBy(() -> train(rows, DENOISING))
          .withMessage("training was interrupted (epoch 0)");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  private static Autoencoder train(float[][] rows, AutoencoderSpec spec) throws TrainingException {
    return new Dl4jTrainer().train(rows, spec, 1);
  }
}
