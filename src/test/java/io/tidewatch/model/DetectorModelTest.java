package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorModelTest {

  private static final ErrorScale SCALE = new ErrorScale(new float[] {1, 1, 1});

  private static DetectorModel sealed(int number, Provenance from, Scaler scaler) {
    return DetectorModel.seal(
        number, from, scaler, ModelFixtures.autoencoder(), SCALE, ModelFixtures.calibration());
  }

  private static DetectorModel sealed() {
    return sealed(1, ModelFixtures.provenance(), ModelFixtures.scaler());
  }

  @Test
  void isNamedByWhatItHolds() {
    assertThat(sealed().version()).isEqualTo(sealed().version());
    assertThat(sealed().version().number()).isEqualTo(1);
    assertThat(sealed().width()).isEqualTo(3);
  }

  static Stream<DetectorModel> others() {
    Provenance from = ModelFixtures.provenance();
    Provenance later =
        new Provenance(
            from.pipeline(),
            from.slot(),
            from.windowEnd() + 1,
            from.trigger(),
            from.rows(),
            from.holdOutRows(),
            from.seed(),
            from.spec(),
            from.parent(),
            from.schemaFingerprint());
    Scaler scaler = ModelFixtures.scaler();
    Autoencoder deeper = new Autoencoder(ModelFixtures.autoencoder().layers(), 2);
    Calibration calibration = new Calibration(201, new double[] {2}, new Tail(2, 0.1, 0, 0.5));
    return Stream.of(
        sealed(2, from, scaler),
        sealed(1, later, scaler),
        sealed(1, from, new Scaler(scaler.center(), new float[] {1, 2, Math.nextUp(4f)})),
        DetectorModel.seal(1, from, scaler, deeper, SCALE, ModelFixtures.calibration()),
        DetectorModel.seal(1, from, scaler, ModelFixtures.autoencoder(), SCALE, calibration));
  }

  @ParameterizedTest
  @MethodSource("others")
  void hasAnotherNameWhereAnythingDiffers(DetectorModel other) {
    assertThat(other.version().digest()).isNotEqualTo(sealed().version().digest());
  }

  @Test
  void needsPartsOfOneWidth() {
    Scaler narrow = new Scaler(new float[2], new float[] {1, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sealed(1, ModelFixtures.provenance(), narrow))
        .withMessage(
            "scaler and error measure must be as wide as the autoencoder (3), but was 2 and 3");
  }

  @Test
  void needsANumberFromOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sealed(0, ModelFixtures.provenance(), ModelFixtures.scaler()));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1"})
  void cannotComeFromFewerThanNoRows(int rows, int holdOutRows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Provenance("p", "s", 0, "t", rows, holdOutRows, 0, "", "", 0))
        .withMessage(
            "rows and hold-out rows must be at least 0, but was " + rows + " and " + holdOutRows);
  }

  @Test
  void knowsAllOfWhereItComesFrom() {
    for (int absent = 0; absent < 5; absent++) {
      String[] texts = {"pipeline", "slot", "trigger", "spec", "parent"};
      String name = texts[absent];
      texts[absent] = null;

      assertThatNullPointerException()
          .isThrownBy(
              () -> new Provenance(texts[0], texts[1], 0, texts[2], 1, 1, 0, texts[3], texts[4], 0))
          .withMessage(name);
    }
  }

  @Test
  void needsAllOfItsParts() {
    DetectorModel model = sealed();
    Autoencoder autoencoder = new Autoencoder(List.copyOf(model.autoencoder().layers()), 1);

    assertThatNullPointerException()
        .isThrownBy(
            () ->
                new DetectorModel(
                    null, model.provenance(), model.scaler(), autoencoder, SCALE, null));
    assertThatNullPointerException()
        .isThrownBy(() -> sealed(1, null, model.scaler()))
        .withMessage("provenance");
  }
}
