package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No family and no hyperparameter is named here: a new one is settable as it is. */
class HyperparameterTest {

  private static final List<String> SAMPLES =
      List.of(
          "3",
          "0.5",
          "0.25",
          "17",
          "relu",
          "tanh",
          "true",
          "mae",
          "sgd",
          "linear",
          "constant",
          "masking",
          "sigmoid",
          "false",
          "average");

  private static Stream<Arguments> settable() {
    return Stream.of(Family.values())
        .flatMap(family -> family.accepted().stream().map(name -> Arguments.of(family, name)));
  }

  private static Config config(Family family, String more) {
    return Configs.valid(Configs.MINIMAL + "model:\n  family: " + family.text() + "\n" + more);
  }

  @ParameterizedTest
  @EnumSource
  void familyHasItsDefaults(Family family) {
    assertThat(config(family, "").plan().learning().spec()).isEqualTo(AutoencoderSpec.of(family));
  }

  @ParameterizedTest
  @MethodSource("settable")
  void hyperparameterIsSettable(Family family, Hyperparameter name) {
    String usual = family.defaults().getOrDefault(name, "");
    String sample =
        SAMPLES.stream()
            .filter(name::accepts)
            .filter(text -> !text.equals(usual))
            .findFirst()
            .orElseThrow();
    AutoencoderSpec spec =
        config(family, "  " + name.text() + ": " + sample + "\n").plan().learning().spec();
    assertThat(spec).isEqualTo(AutoencoderSpec.of(family).with(name, sample));
  }

  @ParameterizedTest
  @MethodSource("settable")
  void badValueIsReportedByItsRule(Family family, Hyperparameter name) {
    String text =
        Configs.MINIMAL
            + "model:\n  family: "
            + family.text()
            + "\n  "
            + name.text()
            + ": nonsense\n";
    assertThat(Configs.problems(text))
        .containsExactly(
            String.format(
                "7:3 model.%s: %s must be %s, but was 'nonsense'",
                name.text(), name.text(), name.rule()));
  }

  @Test
  void listIsWrittenOutOrInBrackets() {
    AutoencoderSpec spec = AutoencoderSpec.of(Family.DENOISING);
    assertThat(config(Family.DENOISING, "  layers: [16, 8]\n").plan().learning().spec())
        .isEqualTo(spec.with(Hyperparameter.LAYERS, "16,8"));
    assertThat(config(Family.DENOISING, "  layers:\n  - 16\n").plan().learning().spec())
        .isEqualTo(spec.with(Hyperparameter.LAYERS, "16"));
  }

  @Test
  void emptyListIsProblem() {
    assertThat(Configs.problems(Configs.MINIMAL + "model: {layers: []}\n"))
        .containsExactly("5:9 model.layers: layers must be at least one, but was an empty list");
    assertThat(Configs.problems(Configs.MINIMAL + "model: {layers: [[3]]}\n"))
        .singleElement()
        .asString()
        .startsWith("5:9 model.layers: layers must be a list of whole numbers");
  }
}
