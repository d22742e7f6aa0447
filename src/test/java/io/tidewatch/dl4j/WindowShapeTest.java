package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which hyperparameters fit which width, and what layers they give. */
class WindowShapeTest {

  private static AutoencoderSpec spec(Family family, int steps) {
    return AutoencoderSpec.of(family).with(Hyperparameter.STEPS, "" + steps);
  }

  @Test
  void aConvolutionalNetworkNarrowsToTheCodeAndWidensBack() {
    AutoencoderSpec spec =
        spec(Family.CONVOLUTIONAL, 12)
            .with(Hyperparameter.FILTERS, "6, 5")
            .with(Hyperparameter.CODE, "7");
    Autoencoder drawn = ConvolutionalShape.of(spec, 24).draw(new SplittableRandom(1));
    assertThat(drawn.layers())
        .extracting(layer -> layer.outputs())
        .containsExactly(72, 36, 30, 15, 7, 15, 30, 36, 72, 24);
    assertThat(drawn.codeWidth()).isEqualTo(7);
  }

  @Test
  void poolingByOneLeavesPoolingOut() {
    AutoencoderSpec spec = spec(Family.CONVOLUTIONAL, 5).with(Hyperparameter.POOL, "1");
    Autoencoder drawn = ConvolutionalShape.of(spec, 10).draw(new SplittableRandom(1));
    assertThat(drawn.layers()).extracting(layer -> layer.outputs()).containsExactly(80, 3, 80, 10);
  }

  @Test
  void aRecurrentNetworkHasACodeBetweenItsCells() {
    AutoencoderSpec spec = spec(Family.RECURRENT, 6).with(Hyperparameter.UNITS, "8");
    Autoencoder drawn = RecurrentShape.of(spec, 18).draw(new SplittableRandom(1));
    assertThat(drawn.layers()).extracting(layer -> layer.outputs()).containsExactly(8, 6, 48, 18);
    assertThat(drawn.codeWidth()).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONVOLUTIONAL", "RECURRENT"})
  void stepsMustBeGivenAndDivideTheWidth(Family family) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(AutoencoderSpec.of(family), 12))
        .withMessageStartingWith("steps must be given, how many values of each channel a row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(spec(family, 8), 12))
        .withMessageStartingWith(
            "steps must be a divisor of 12 features, channels times steps, but was 8 (");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dl4jTrainer().train(new float[3][12], spec(family, 8), 1))
        .withMessageStartingWith("steps must be a divisor of 12 features");
    assertThatCode(() -> Dl4jTrainer.requireFit(spec(family, 4), 12)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "KERNEL, 9, 'kernel must be at most the 8 steps of the window, but was 9 ('",
    "'FILTERS', '4,4,4,4', 'steps must be a multiple of 16, for each of 4 poolings divides'",
    "POOL, 3, 'steps must be a multiple of 3, for each of 1 poolings divides them by 3, but was 8'",
    "FILTERS, '4,4,4,4,4,4,4,4,4', 'filters must be at most 8 sizes, but was 9 ('"
  })
  void aConvolutionalNetworkMustFitTheWindow(String name, String value, String message) {
    AutoencoderSpec spec = spec(Family.CONVOLUTIONAL, 8);
    AutoencoderSpec wrong = spec.with(Hyperparameter.valueOf(name), value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(wrong, 16))
        .withMessageStartingWith(message);
  }

  @Test
  void sizesAreBounded() {
    AutoencoderSpec wide =
        spec(Family.CONVOLUTIONAL, 256)
            .with(Hyperparameter.FILTERS, "256")
            .with(Hyperparameter.CODE, "4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(wide, 256))
        .withMessageStartingWith("network must have at most 4194304 parameters, but was 268");
    AutoencoderSpec many =
        spec(Family.RECURRENT, 256)
            .with(Hyperparameter.UNITS, "512")
            .with(Hyperparameter.BATCH, "65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(many, 256))
        .withMessageStartingWith("batch must be at most ");
  }

  @Test
  void otherFamiliesAreCheckedToo() {
    AutoencoderSpec spec = AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.CODE, "4");
    assertThatCode(() -> Dl4jTrainer.requireFit(spec, 5)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dl4jTrainer.requireFit(spec, 4))
        .withMessageStartingWith("code must be at most 3 for 4 features, but was 4");
  }
}
