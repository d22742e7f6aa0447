package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchSpaceTest {

  private static final int WIDTH = 12;
  private static final Set<Hyperparameter> KEPT =
      Set.of(
          Hyperparameter.STEPS,
          Hyperparameter.EPOCHS,
          Hyperparameter.PATIENCE,
          Hyperparameter.HOLD_OUT,
          Hyperparameter.LOSS,
          Hyperparameter.OPTIMIZER,
          Hyperparameter.L1,
          Hyperparameter.PRETRAIN_EPOCHS,
          Hyperparameter.DISCRIMINATOR);

  private static SearchSpace space(AutoencoderSpec start, Predicate<AutoencoderSpec> fits) {
    return new SearchSpace(start, WIDTH, false, fits);
  }

  private static List<AutoencoderSpec> draw(AutoencoderSpec start, int count, long seed) {
    return SearchSpace.draw(List.of(space(start, spec -> true)), start, count, seed);
  }

  private static AutoencoderSpec start(Family family) {
    AutoencoderSpec start = AutoencoderSpec.of(family);
    return family.accepted().contains(Hyperparameter.STEPS)
        ? start.with(Hyperparameter.STEPS, "6")
        : start;
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void drawsDistinctSpecsOfTheFamilyAndKeepsWhatIsTheUsers(Family family) {
    AutoencoderSpec start = start(family);
    List<AutoencoderSpec> drawn = draw(start, 25, 1);
    assertThat(drawn).hasSize(25).doesNotHaveDuplicates().doesNotContain(start);
    assertThat(drawn)
        .allSatisfy(
            spec -> {
              assertThat(spec.family()).isEqualTo(family);
              for (Hyperparameter name : KEPT) {
                assertThat(spec.hyperparameters().get(name))
                    .isEqualTo(start.hyperparameters().get(name));
              }
            });
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void triesEveryOtherHyperparameterOfTheFamily(Family family) {
    List<AutoencoderSpec> drawn = draw(start(family), 60, 1);
    for (Hyperparameter name : family.accepted()) {
      long values = drawn.stream().map(spec -> spec.hyperparameters().get(name)).distinct().count();
      assertThat(values > 1).as(name.text()).isEqualTo(!KEPT.contains(name));
    }
  }

  @Test
  void theSameSeedGivesTheSameTrials() {
    AutoencoderSpec start = start(Family.DENOISING);
    assertThat(draw(start, 30, 5)).isEqualTo(draw(start, 30, 5));
    assertThat(draw(start, 30, 6)).isNotEqualTo(draw(start, 30, 5));
  }

  @Test
  void numbersHaveTwoSignificantDigits() {
    assertThat(draw(start(Family.VARIATIONAL), 50, 1))
        .allSatisfy(
            spec -> {
              for (Hyperparameter name :
                  List.of(Hyperparameter.LEARNING_RATE, Hyperparameter.BETA, Hyperparameter.L2)) {
                String text = spec.hyperparameters().get(name);
                assertThat(new BigDecimal(text).precision()).isLessThanOrEqualTo(2);
                assertThat(text).doesNotContain("E");
              }
            });
  }

  @Test
  void layersNarrowTowardsTheCode() {
    assertThat(draw(start(Family.DEEP), 50, 1))
        .allSatisfy(
            spec -> {
              int[] layers = spec.sizes(Hyperparameter.LAYERS);
              assertThat(layers).hasSizeBetween(1, 2);
              int above = Arrays.stream(layers).max().orElseThrow();
              for (int layer : layers) {
                assertThat(layer).isLessThanOrEqualTo(above);
                above = layer;
              }
              assertThat(spec.integer(Hyperparameter.CODE)).isLessThanOrEqualTo(above);
            });
  }

  @Test
  void whatDoesNotFitIsDrawnAgain() {
    AutoencoderSpec start = start(Family.DEEP);
    Predicate<AutoencoderSpec> narrow = spec -> spec.integer(Hyperparameter.CODE) <= 2;
    List<AutoencoderSpec> drawn = SearchSpace.draw(List.of(space(start, narrow)), start, 20, 1);
    assertThat(drawn).hasSize(20).allMatch(narrow);
  }

  @Test
  void drawingEndsWhereNothingFits() {
    AutoencoderSpec start = start(Family.DEEP);
    assertThat(SearchSpace.draw(List.of(space(start, spec -> false)), start, 5, 1)).isEmpty();
  }

  @Test
  void aFixedShapeStays() {
    AutoencoderSpec start =
        start(Family.DEEP).with(Hyperparameter.CODE, "3").with(Hyperparameter.LAYERS, "7");
    SearchSpace space = new SearchSpace(start, WIDTH, true, spec -> true);
    assertThat(SearchSpace.draw(List.of(space), start, 20, 1))
        .hasSize(20)
        .allMatch(spec -> spec.integer(Hyperparameter.CODE) == 3)
        .allMatch(spec -> Arrays.equals(spec.sizes(Hyperparameter.LAYERS), new int[] {7}))
        .allMatch(spec -> spec.choice(Hyperparameter.ACTIVATION).equals("tanh"));
  }

  @Test
  void severalFamiliesTakeTurnsByChance() {
    AutoencoderSpec deep = start(Family.DEEP);
    List<SearchSpace> spaces =
        List.of(space(deep, spec -> true), space(start(Family.SPARSE_KL), spec -> true));
    assertThat(SearchSpace.draw(spaces, deep, 40, 1))
        .extracting(AutoencoderSpec::family)
        .contains(Family.DEEP, Family.SPARSE_KL);
  }
}
