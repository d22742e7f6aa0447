package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AutoencoderSpecTest {

  @ParameterizedTest
  @CsvSource({
    "CODE, 1",
    "CODE, 4096",
    "CODE, ' 7 '",
    "LAYERS, 1",
    "LAYERS, '64,32'",
    "LAYERS, '64, 32 , 16'",
    "VARIANCE, 0.01",
    "VARIANCE, 1",
    "VARIANCE, 9e-1",
    "ACTIVATION, tanh",
    "ACTIVATION, sigmoid",
    "ACTIVATION, relu",
    "LEARNING_RATE, 1e-7",
    "LEARNING_RATE, 10",
    "EPOCHS, 1",
    "EPOCHS, 10000",
    "BATCH, 65536",
    "CORRUPTION, 0",
    "L2, 10"
  })
  void hyperparametersTakeWhatFollowsTheirRule(Hyperparameter name, String value) {
    assertThat(name.accepts(value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "CODE, 0",
    "CODE, 4097",
    "CODE, 1.5",
    "CODE, ''",
    "CODE, 99999999999",
    "CODE, '1,2'",
    "LAYERS, ''",
    "LAYERS, '64,'",
    "LAYERS, ',64'",
    "LAYERS, '64,0'",
    "LAYERS, '64;32'",
    "LAYERS, '64,x'",
    "VARIANCE, 0",
    "VARIANCE, 1.01",
    "VARIANCE, NaN",
    "VARIANCE, most",
    "ACTIVATION, identity",
    "ACTIVATION, TANH",
    "ACTIVATION, ' tanh'",
    "ACTIVATION, ''",
    "LEARNING_RATE, 0",
    "LEARNING_RATE, Infinity",
    "EPOCHS, 0",
    "EPOCHS, 10001",
    "EPOCHS, 1e3",
    "BATCH, 65537",
    "BATCH, -1",
    "CORRUPTION, -0.1",
    "L2, 10.1"
  })
  void hyperparametersRefuseWhatBreaksTheirRule(Hyperparameter name, String value) {
    assertThat(name.accepts(value)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "CODE, code, a whole number from 1 to 4096",
    "LAYERS, layers, a list of whole numbers from 1 to 4096",
    "VARIANCE, variance, a number from 0.01 to 1.0",
    "ACTIVATION, activation, 'one of tanh, sigmoid, relu'",
    "LEARNING_RATE, learning_rate, a number from 1.0E-7 to 10.0",
    "BATCH, batch, a whole number from 1 to 65536"
  })
  void hyperparametersSayTheirNameAndRule(Hyperparameter name, String text, String rule) {
    assertThat(name.text()).isEqualTo(text);
    assertThat(name.rule()).isEqualTo(rule);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void familiesTakeTheirOwnDefaults(Family family) {
    assertThat(family.accepted()).containsAll(family.defaults().keySet());
    family.defaults().forEach((name, value) -> assertThat(name.accepts(value)).isTrue());
    assertThat(AutoencoderSpec.of(family).hyperparameters()).isEqualTo(family.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, linear, CODE VARIANCE",
    "DENOISING, denoising, CODE LAYERS ACTIVATION LEARNING_RATE EPOCHS BATCH CORRUPTION L2"
  })
  void familiesTakeTheirOwnHyperparameters(Family family, String text, String accepted) {
    assertThat(family.text()).isEqualTo(text);
    assertThat(family.accepted().stream().map(Enum::name))
        .containsExactlyInAnyOrder(accepted.split(" "));
  }

  @Test
  void readsValuesInTheirKinds() {
    AutoencoderSpec spec =
        new AutoencoderSpec(
            Family.DENOISING,
            Map.of(
                Hyperparameter.LAYERS, "64, 32",
                Hyperparameter.CODE, " 8",
                Hyperparameter.ACTIVATION, "relu",
                Hyperparameter.L2, "1e-3"));

    assertThat(spec.sizes(Hyperparameter.LAYERS)).containsExactly(64, 32);
    assertThat(spec.optionalInteger(Hyperparameter.CODE)).isEqualTo(OptionalInt.of(8));
    assertThat(spec.activation()).isEqualTo(Activation.RELU);
    assertThat(spec.number(Hyperparameter.L2)).isEqualTo(1e-3);
    assertThat(spec.integer(Hyperparameter.EPOCHS)).as("default").isEqualTo(30);
  }

  @Test
  void leavesOpenWhatHasNoDefault() {
    AutoencoderSpec spec = AutoencoderSpec.of(Family.DENOISING);

    assertThat(spec.sizes(Hyperparameter.LAYERS)).isEmpty();
    assertThat(spec.optionalInteger(Hyperparameter.CODE)).isEmpty();
  }

  @Test
  void changesOneValueAndLeavesItselfAlone() {
    AutoencoderSpec spec = AutoencoderSpec.of(Family.DENOISING);

    AutoencoderSpec changed = spec.with(Hyperparameter.EPOCHS, "5").with(Hyperparameter.CODE, "2");

    assertThat(changed.integer(Hyperparameter.EPOCHS)).isEqualTo(5);
    assertThat(changed.optionalInteger(Hyperparameter.CODE)).hasValue(2);
    assertThat(changed.integer(Hyperparameter.BATCH)).isEqualTo(256);
    assertThat(spec).isEqualTo(AutoencoderSpec.of(Family.DENOISING));
  }

  @Test
  void keepsItsValuesWhateverBecomesOfTheMap() {
    Map<Hyperparameter, String> values = new HashMap<>(Map.of(Hyperparameter.CODE, "2"));
    AutoencoderSpec spec = new AutoencoderSpec(Family.LINEAR, values);

    values.put(Hyperparameter.CODE, "3");

    assertThat(spec.optionalInteger(Hyperparameter.CODE)).hasValue(2);
  }

  /** The text is a part of models, whose digests must not differ between runs. */
  @Test
  void writesValuesInOneOrder() {
    assertThat(AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.CODE, "2"))
        .hasToString("linear{code=2, variance=0.9}");
    assertThat(AutoencoderSpec.of(Family.DENOISING))
        .hasToString(
            "denoising{activation=tanh, learning_rate=0.005, epochs=30, batch=256,"
                + " corruption=0.1, l2=0.00001}");
  }

  @Test
  void refusesWhatTheFamilyDoesNotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.EPOCHS, "5"))
        .withMessage("hyperparameter must be one that family linear takes, but was epochs");
  }

  @Test
  void refusesValuesThatBreakTheirRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.VARIANCE, "2"))
        .withMessage("variance must be a number from 0.01 to 1.0, but was 2 (family linear)");
  }
}
