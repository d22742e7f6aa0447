package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the families over windows learn. */
class WindowTrainingTest {

  /** One training on the waves, looked at from all sides. */
  @ParameterizedTest
  @EnumSource(names = {"CONVOLUTIONAL", "RECURRENT"})
  void learnsHowWavesGo(Family family) throws TrainingException {
    float[][] rows = Waves.rows(800, 1);
    Autoencoder brief = train(family, rows, "1");
    Autoencoder autoencoder = train(family, rows, "10");
    float[][] on = Waves.rows(300, 2);
    float[][] noise = Samples.gaussian(300, Waves.WIDTH, new SplittableRandom(3));
    float[][] shuffled = Waves.shuffled(on, 4);
    double error = Samples.error(autoencoder, on, on);
    assertThat(error).isLessThan(Samples.error(autoencoder, noise, noise) / 10);
    assertThat(error).isLessThan(Samples.error(autoencoder, shuffled, shuffled) / 10);
    assertThat(error).as("the loss falls").isLessThan(Samples.error(brief, on, on) / 2);
    assertThat(error).as("not one answer to all").isLessThan(Bulk.of(on).variance() / 5);
    assertThat(autoencoder.codeWidth()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONVOLUTIONAL", "RECURRENT"})
  void refusesATrainingThatDiverged(Family family) {
    AutoencoderSpec spec = spec(family, "3").with(Hyperparameter.LEARNING_RATE, "10");
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> new Dl4jTrainer().train(Waves.rows(100, 1), spec, 1))
        .withMessageStartingWith("training diverged")
        .withMessageContaining(", but was ");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONVOLUTIONAL", "RECURRENT"})
  void stopsWhenItsThreadIsInterrupted(Family family) {
    float[][] rows = Waves.rows(50, 1);
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(TrainingException.class)
          .isThrownBy(() -> train(family, rows, "5"))
          .withMessage("training was interrupted (epoch 0)");
    } finally {
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CONVOLUTIONAL", "RECURRENT"})
  void givesTheSameBitsForTheSameSeedOnly(Family family) throws TrainingException {
    float[][] rows = Waves.rows(60, 1);
    String first = Samples.digest(train(family, rows, "2"));
    assertThat(Samples.digest(train(family, rows, "2"))).isEqualTo(first);
    Autoencoder other = new Dl4jTrainer().train(rows, spec(family, "2"), 2);
    assertThat(Samples.digest(other)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONVOLUTIONAL", "RECURRENT"})
  void givesNativeMemoryBack(Family family) throws TrainingException {
    Trained trained = FamilyTraining.of(family).train(Waves.rows(60, 1), spec(family, "3"), 1);
    INDArray parameters = trained.network().params();
    INDArray gradients = trained.network().getFlattenedGradients();
    INDArray optimiser = trained.network().getUpdater(false).getStateViewArray();
    trained.close();
    assertThat(parameters.wasClosed()).isTrue();
    assertThat(gradients.wasClosed()).isTrue();
    assertThat(optimiser.wasClosed()).isTrue();
    assertThat(Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread())
        .extracting(MemoryWorkspace::getCurrentSize)
        .allMatch(size -> size == 0);
  }

  private static AutoencoderSpec spec(Family family, String epochs) {
    AutoencoderSpec spec =
        AutoencoderSpec.of(family)
            .with(Hyperparameter.STEPS, "" + Waves.STEPS)
            .with(Hyperparameter.CODE, "4")
            .with(Hyperparameter.EPOCHS, epochs);
    return family == Family.RECURRENT ? spec.with(Hyperparameter.UNITS, "16") : spec;
  }

  private static Autoencoder train(Family family, float[][] rows, String epochs)
      throws TrainingException {
    return new Dl4jTrainer().train(rows, spec(family, epochs), 1);
  }
}
