package io.tidewatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTextTest {

  private static final AutoencoderSpec SPEC =
      new AutoencoderSpec(
          Family.DENOISING,
          Map.of(
              Hyperparameter.CODE, "4",
              Hyperparameter.LAYERS, "24,12",
              Hyperparameter.LEARNING_RATE, "0.0031"));

  private static final String BLOCK =
      """
      # The pump's pipeline.
      pipeline: pump   # a name
      reading:
        entity: pump
        channels: [pressure, flow]

      # What is trained.
      model:  # one for all
        # All pumps are alike.
        scope: stream
        # Simple first.
        family: linear
        variance: 0.8   # of the variance
        measure: largest

      # When to say so.
      alerts: {open_after: 2}
      """;

  private static AutoencoderSpec read(String text) {
    return Configs.valid(text).plan().learning().spec();
  }

  @Test
  void replacesFamilyAndHyperparametersAndNothingElse() {
    assertThat(ModelText.withSpec(BLOCK, SPEC))
        .isEqualTo(
            BLOCK
                .replace("  # Simple first.\n", "")
                .replace("  variance: 0.8   # of the variance\n", "")
                .replace(
                    "  family: linear\n",
                    """
                      family: denoising
                      code: 4
                      layers: [24, 12]
                      learning_rate: 0.0031
                    """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: {scope: stream, family: linear, variance: 0.8}\n",
        "model: {}\n",
        "model: {scope: stream,\n  # why\n  measure: largest,\n  family: linear }  # short\n",
        "model:\n    scope: stream\n",
        "model:\n  layers:\n    - 3\n    - 2\n  scope: stream",
        "model:\n  scope: stream\n  family: deep\n  layers:\n  - 3\n",
        "\"model\":\n  'scope': stream\n  \"family\": >-\n    linear\n",
        "",
        "# the end",
        "model:\n  family: linear\n# not of the model\n\n\n"
      })
  void whateverTheSectionLooksLikeItReadsAsTheSpec(String section) {
    String text = Configs.MINIMAL + section;
    String changed = ModelText.withSpec(text, SPEC);
    assertThat(read(changed)).isEqualTo(SPEC);
    assertThat(changed).startsWith(Configs.MINIMAL);
    assertThat(ModelText.withSpec(changed, SPEC)).isEqualTo(changed);
    assertThat(read(changed.replace("\n", "\r\n"))).isEqualTo(SPEC);
  }

  @Test
  void keepsTheOtherKeysOfASectionInBraces() {
    String text =
        Configs.MINIMAL + "model: {scope: entity, variance: 0.8, family: linear, measure: largest}";
    assertThat(ModelText.withSpec(text, AutoencoderSpec.of(Family.LINEAR)))
        .isEqualTo(Configs.MINIMAL + "model: {scope: entity, measure: largest, family: linear}");
  }

  @Test
  void keepsLineEndsAByteOrderMarkAndCharactersBeyondTheBasicPlane() {
    String text = "\uFEFF" + ("# \uD83C\uDF0A\n" + BLOCK).replace("\n", "\r\n");
    String changed = ModelText.withSpec(text, SPEC);
    assertThat(changed).startsWith("\uFEFF# \uD83C\uDF0A\r\n# The pump's pipeline.\r\n");
    assertThat(changed.replace("\r\n", "")).doesNotContain("\n");
    assertThat(read(changed)).isEqualTo(SPEC);
  }

  @Test
  void aNoteStandsAboveTheSectionAndReplacesAnEarlierOne() {
    String noted = ModelText.withNote(BLOCK, List.of("found\nby chance", "0.7"));
    assertThat(noted)
        .isEqualTo(BLOCK.replace("\nmodel:", "\n# tune: found by chance\n# tune: 0.7\nmodel:"));
    assertThat(ModelText.withNote(noted, List.of("again")))
        .isEqualTo(BLOCK.replace("\nmodel:", "\n# tune: again\nmodel:"));
    assertThat(ModelText.withNote(noted, List.of())).isEqualTo(BLOCK);
  }

  @Test
  void aNoteWithoutASectionStandsAtTheEnd() {
    assertThat(ModelText.withNote(Configs.MINIMAL, List.of("nothing better")))
        .isEqualTo(Configs.MINIMAL + "# tune: nothing better\n");
  }

  @Test
  void aTextInBracesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelText.withSpec("{pipeline: pump, model: {}}", SPEC))
        .withMessage("config must be a section of keys in block style, but was not");
  }
}
