package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
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
    "L2, 10",
    "LOSS, bce",
    "OPTIMIZER, sgd",
    "PATIENCE, 0",
    "HOLD_OUT, 0.5",
    "RHO, 0.001",
    "RHO, 0.999",
    "TIED, true",
    "PRETRAIN_EPOCHS, 0",
    "DISCRIMINATOR, '8,8'"
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
    "L2, 10.1",
    "LOSS, log",
    "PATIENCE, -1",
    "HOLD_OUT, 0",
    "RHO, 0",
    "RHO, 1",
    "RHO, NaN",
    "RHO, x",
    "SPARSITY, -0.1",
    "CONTRACTION, -1",
    "BETA, -1",
    "TIED, yes",
    "DISCRIMINATOR, 0",
    "STEPS, 1",
    "STEPS, 257",
    "KERNEL, 4",
    "KERNEL, 65",
    "FILTERS, 257",
    "POOL, 0"
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
    "BATCH, batch, a whole number from 1 to 65536",
    "RHO, rho, a number above 0.0 and below 1.0",
    "STEPS, steps, a whole number from 2 to 256",
    "KERNEL, kernel, an odd number from 1 to 63",
    "POOLING, pooling, 'one of max, average'"
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
    "DENOISING, denoising, LAYERS ACTIVATION CORRUPTION CORRUPTION_KIND",
    "LINEAR_TIED, linear_tied, ''",
    "UNDERCOMPLETE, undercomplete, ACTIVATION",
    "DEEP, deep, LAYERS ACTIVATION",
    "OVERCOMPLETE, overcomplete, ACTIVATION SPARSITY",
    "STACKED, stacked, LAYERS ACTIVATION TIED PRETRAIN_EPOCHS",
    "SPARSE_L1, sparse_l1, ACTIVATION SPARSITY",
    "SPARSE_KL, sparse_kl, SPARSITY RHO",
    "CONTRACTIVE, contractive, ACTIVATION CONTRACTION",
    "VARIATIONAL, variational, LAYERS ACTIVATION BETA",
    "ADVERSARIAL, adversarial, LAYERS ACTIVATION ADVERSARY DISCRIMINATOR",
    "CONVOLUTIONAL, convolutional, CODE ACTIVATION LEARNING_RATE EPOCHS BATCH L2"
        + " STEPS FILTERS KERNEL POOL POOLING",
    "RECURRENT, recurrent, CODE LEARNING_RATE EPOCHS BATCH L2 STEPS UNITS",
    "ENSEMBLE, ensemble, GROUP ACTIVATION LEARNING_RATE EPOCHS BATCH L2"
  })
  void familiesTakeTheirOwnHyperparameters(Family family, String text, String own) {
    String trained =
        "CODE LEARNING_RATE EPOCHS BATCH L2 LOSS OPTIMIZER SCHEDULE L1 PATIENCE HOLD_OUT ";
    boolean whole =
        List.of(Family.LINEAR, Family.CONVOLUTIONAL, Family.RECURRENT, Family.ENSEMBLE)
            .contains(family);
    String accepted = whole ? own : (trained + own).strip();
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
                + " corruption=0.1, l2=0.00001, loss=mse, optimizer=adam, schedule=constant, l1=0,"
                + " patience=0, hold_out=0.1, corruption_kind=gaussian}");
  }

  @Test
  void refusesWhatTheFamilyDoesNotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.EPOCHS, "5"))
        .withMessage("hyperparameter must be one that family linear takes, but was epochs");
  }

  @ParameterizedTest
  @CsvSource({"masking, 1", "salt_and_pepper, 1.5", "dropout, 1"})
  void refusesToCorruptEveryValue(String kind, String share) {
    AutoencoderSpec spec = AutoencoderSpec.of(Family.DENOISING);
    assertThat(spec.with(Hyperparameter.CORRUPTION, share)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                spec.with(Hyperparameter.CORRUPTION, share)
                    .with(Hyperparameter.CORRUPTION_KIND, kind))
        .withMessage(
            "corruption must be below 1, a share of the values, but was "
                + share
                + " (corruption_kind "
                + kind
                + ")");
  }

  @Test
  void refusesValuesThatBreakTheirRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.VARIANCE, "2"))
        .withMessage("variance must be a number from 0.01 to 1.0, but was 2 (family linear)");
  }
}
