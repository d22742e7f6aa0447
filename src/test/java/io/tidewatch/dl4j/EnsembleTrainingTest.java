package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Ensemble;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleTrainingTest {

  private static final AutoencoderSpec ENSEMBLE =
      AutoencoderSpec.of(Family.ENSEMBLE)
          .with(Hyperparameter.GROUP, "4")
          .with(Hyperparameter.LEARNING_RATE, "0.02");

  /** Three groups of four features, each a hidden value of its own with a little noise. */
  private static float[][] grouped(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][12];
    for (float[] row : rows) {
      float[] hidden = Samples.gaussian(1, 3, random)[0];
      for (int f = 0; f < row.length; f++) {
        row[f] = (float) (hidden[f % 3] + 0.05 * random.nextGaussian());
      }
    }
    return rows;
  }

  private static Autoencoder train(float[][] rows, AutoencoderSpec spec, long seed)
      throws TrainingException {
    return new Dl4jTrainer().train(rows, spec, seed);
  }

  @Test
  void aMemberForEachPlantedGroupLearnsIt() throws TrainingException {
    Autoencoder autoencoder = train(grouped(600, 1), ENSEMBLE, 1);
    Ensemble encoder = (Ensemble) autoencoder.layers().get(0);
    assertThat(encoder.members())
        .extracting(Ensemble.Member::reads)
        .containsExactly(new int[] {0, 3, 6, 9}, new int[] {1, 4, 7, 10}, new int[] {2, 5, 8, 11});
    assertThat(autoencoder.codeWidth()).isEqualTo(9);
    assertThat(autoencoder.encoderLayers()).isEqualTo(1);
    float[][] on = grouped(300, 2);
    assertThat(Samples.error(autoencoder, on, on)).isLessThan(0.05);
  }

  @Test
  void whatHappensInOneGroupIsSeenInThatGroupAlone() throws TrainingException {
    Autoencoder autoencoder = train(grouped(600, 1), ENSEMBLE, 1);
    float[] row = grouped(1, 3)[0];
    float[] before = autoencoder.newPass().reconstruct(row).clone();
    row[4] += 5;
    float[] after = autoencoder.newPass().reconstruct(row).clone();
    for (int f = 0; f < row.length; f++) {
      if (f % 3 == 1) {
        assertThat(after[f]).isNotEqualTo(before[f]);
      } else {
        assertThat(after[f]).isEqualTo(before[f]);
      }
    }
  }

  @Test
  void sameSeedSameBits() throws TrainingException {
    float[][] rows = grouped(200, 1);
    assertThat(Samples.digest(train(rows, ENSEMBLE, 7)))
        .isEqualTo(Samples.digest(train(rows, ENSEMBLE, 7)))
        .isNotEqualTo(Samples.digest(train(rows, ENSEMBLE, 8)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3", "5, 4", "6, 5", "8, 6", "10, 8", "20, 15"})
  void theCodeHasThreeQuartersOfTheFeaturesAndAlwaysFewer(int features, int code) {
    assertThat(EnsembleTraining.codeSize(features)).isEqualTo(code);
  }

  @Test
  void refusesATrainingThatDiverged() {
    AutoencoderSpec spec =
        ENSEMBLE.with(Hyperparameter.LEARNING_RATE, "10").with(Hyperparameter.ACTIVATION, "relu");
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> train(grouped(200, 1), spec, 1))
        .withMessageContaining("training diverged");
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(TrainingException.class)
          .isThrownBy(() -> train(grouped(100, 1), ENSEMBLE, 1))
          .withMessage("training was interrupted (epoch 0)");
    } finally {
      Thread.interrupted();
    }
  }
}
