package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every family. */
class Dl4jTrainerTest {

  @ParameterizedTest
  @EnumSource(Family.class)
  void trainsOnOneRow(Family family) throws TrainingException {
    float[] row = {0.5f, -1, 2, 1};
    assertThat(train(family, row).newPass().reconstruct(row)).hasSize(4).doesNotContain(Float.NaN);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void trainsOnConstantRows(Family family) throws TrainingException {
    float[][] rows = new float[120][];
    Arrays.fill(rows, new float[4]);
    assertThat(Samples.error(train(family, rows), rows, rows)).isLessThan(1e-3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CONVOLUTIONAL", "RECURRENT"})
  void trainsOnOneFeature(Family family) throws TrainingException {
    float[][] rows = Samples.linear(200, 1, 1, 1);
    Autoencoder autoencoder = train(family, rows);
    assertThat(autoencoder.width()).isEqualTo(1);
    assertThat(autoencoder.codeWidth()).isEqualTo(family == Family.OVERCOMPLETE ? 2 : 1);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void trainsOnFewerRowsThanFeatures(Family family) throws TrainingException {
    assertThat(train(family, Samples.linear(3, 20, 2, 1)).width()).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void leavesTheRowsAsTheyWere(Family family) throws TrainingException {
    float[][] rows = Samples.linear(150, 6, 2, 1);
    float[][] before = Samples.linear(150, 6, 2, 1);
    train(family, rows);
    assertThat(rows).isDeepEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void refusesValuesThatAreNotFinite(Family family) {
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[][] rows = Samples.linear(20, 4, 2, 1);
      rows[13][2] = value;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> train(family, rows))
          .withMessage("training value must be finite, but was " + value + " (row 13, feature 2)");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void refusesSetsWithoutShape(Family family) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(family))
        .withMessage("training set must be at least 1 row of 1 feature, but was 0 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(family, new float[0]))
        .withMessageEndingWith("but was 1 rows of 0 features");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(family, new float[2], new float[3]))
        .withMessage("training row must be 2 wide, but was 3 (row 1)");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void saysHowTheLossFell(Family family) throws TrainingException {
    List<TrainingCurve> curves = new ArrayList<>();
    AutoencoderSpec spec = spec(family);
    new Dl4jTrainer(curves::add).train(Samples.linear(200, 4, 2, 1), spec, 1);
    List<Double> losses = curves.get(0).training();
    assertThat(curves).hasSize(1);
    assertThat(losses).hasSize(family == Family.LINEAR ? 0 : 12);
    if (family != Family.LINEAR) {
      assertThat(losses.get(11)).isLessThan(losses.get(0));
    }
  }

  private static Autoencoder train(Family family, float[]... rows) throws TrainingException {
    return new Dl4jTrainer().train(rows, spec(family), 1);
  }

  private static AutoencoderSpec spec(Family family) {
    AutoencoderSpec spec = AutoencoderSpec.of(family);
    if (family.accepted().contains(Hyperparameter.STEPS)) {
      spec = spec.with(Hyperparameter.STEPS, "2");
    }
    if (family.accepted().contains(Hyperparameter.UNITS)) {
      spec = spec.with(Hyperparameter.UNITS, "8");
    }
    if (family.accepted().contains(Hyperparameter.KERNEL)) {
      spec = spec.with(Hyperparameter.KERNEL, "1");
    }
    if (family.accepted().contains(Hyperparameter.EPOCHS)) {
      spec = spec.with(Hyperparameter.EPOCHS, "12").with(Hyperparameter.LEARNING_RATE, "0.02");
    }
    return spec;
  }
}
