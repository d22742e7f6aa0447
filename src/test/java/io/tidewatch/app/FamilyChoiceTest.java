package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyChoiceTest {

  private static final AutoencoderSpec CONFIGURED =
      AutoencoderSpec.of(Family.DENOISING)
          .with(Hyperparameter.CODE, "3")
          .with(Hyperparameter.LAYERS, "24");

  @Test
  void whatTheNewFamilyTakesIsKept() {
    FamilyChoice choice = FamilyChoice.of(CONFIGURED, Family.LINEAR, 8);
    assertThat(choice.spec())
        .isEqualTo(AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.CODE, "3"));
    assertThat(choice.dropped()).containsExactly(Hyperparameter.LAYERS);
    assertThat(choice.droppedText()).isEqualTo("does not take layers of the configuration");
  }

  @Test
  void defaultsOfTheConfiguredFamilyDoNotTravel() {
    AutoencoderSpec linear = AutoencoderSpec.of(Family.LINEAR);
    FamilyChoice choice = FamilyChoice.of(linear, Family.DENOISING, 8);
    assertThat(choice.spec()).isEqualTo(AutoencoderSpec.of(Family.DENOISING));
    assertThat(choice.droppedText()).isEmpty();
  }

  @Test
  void aCodeThatDoesNotFitWithTheNewFamilyStaysBehind() {
    FamilyChoice choice = FamilyChoice.of(CONFIGURED, Family.OVERCOMPLETE, 8);
    assertThat(choice.spec()).isEqualTo(AutoencoderSpec.of(Family.OVERCOMPLETE));
    assertThat(choice.dropped()).containsExactly(Hyperparameter.LAYERS, Hyperparameter.CODE);
  }

  @Test
  void whatHasAnotherReasonNotToFitKeepsItsCode() {
    FamilyChoice withoutSteps = FamilyChoice.of(CONFIGURED, Family.RECURRENT, 8);
    assertThat(withoutSteps.spec().integer(Hyperparameter.CODE)).isEqualTo(3);
  }

  @Test
  void severalAreNamedEachOnce() {
    assertThat(FamilyChoice.named(List.of("deep", "linear", "deep")))
        .containsExactly(Family.DEEP, Family.LINEAR);
    assertThat(FamilyChoice.named(List.of("deep", "all"))).containsExactly(Family.values());
  }

  @Test
  void theSameFamilyIsLeftAlone() {
    assertThat(FamilyChoice.of(CONFIGURED, Family.DENOISING, 8).spec()).isEqualTo(CONFIGURED);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void everyFamilyHasItsName(Family family) {
    assertThat(FamilyChoice.named(family.text())).isEqualTo(family);
    assertThat(FamilyChoice.of(CONFIGURED, family, 8).spec().family()).isEqualTo(family);
  }

  @Test
  void namesAreSpelledAsInConfigs() {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> FamilyChoice.named("LINEAR"))
        .withMessageEndingWith(", but was LINEAR (--family)")
        .matches(failure -> failure.exitCode() == 2);
  }
}
