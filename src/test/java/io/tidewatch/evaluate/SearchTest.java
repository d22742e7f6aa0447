package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Family;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTest {

  private static final AutoencoderSpec CONFIGURED =
      AutoencoderSpec.of(Family.DEEP).with(Hyperparameter.EPOCHS, "90");

  private final List<AutoencoderSpec> evaluated = new ArrayList<>();

  /** Trials that differ by the size of their code, which is their number. */
  private static List<AutoencoderSpec> trials(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(code -> CONFIGURED.with(Hyperparameter.CODE, Integer.toString(code)))
        .toList();
  }

  private static int code(AutoencoderSpec spec) {
    return spec.optionalInteger(Hyperparameter.CODE).orElse(0);
  }

  private static int epochs(AutoencoderSpec spec) {
    return spec.integer(Hyperparameter.EPOCHS);
  }

  private Search search(ToDoubleFunction<AutoencoderSpec> objective, int most) {
    return new Search(
        (trial, spec) -> {
          evaluated.add(spec);
          double value = objective.applyAsDouble(spec);
          return Double.isNaN(value)
              ? TrialOutcome.none(1, "diverged")
              : new TrialOutcome(value, 1, 1, "");
        },
        () -> evaluated.size() < most);
  }

  private List<TrialRun> run(ToDoubleFunction<AutoencoderSpec> objective, int trials) {
    return search(objective, Integer.MAX_VALUE)
        .run(CONFIGURED, trials(trials), SearchStrategy.HALVING.rungs(trials));
  }

  @Test
  void theConfiguredModelRunsFirstWithAllItsEpochs() {
    List<TrialRun> runs = run(spec -> 0.5, 3);
    assertThat(runs.get(0).trial()).isEqualTo(TrialRun.CONFIGURED);
    assertThat(runs.get(0).spec()).isEqualTo(CONFIGURED);
  }

  @Test
  void theBestThirdGoesOnWithThreeTimesAsManyEpochs() {
    run(spec -> code(spec) / 100.0, 9);
    assertThat(evaluated).extracting(SearchTest::epochs).startsWith(90, 10, 10).hasSize(14);
    assertThat(evaluated.subList(10, 13))
        .allMatch(spec -> epochs(spec) == 30)
        .extracting(SearchTest::code)
        .containsExactly(9, 8, 7);
    assertThat(evaluated.get(13)).isEqualTo(trials(9).get(8));
  }

  @Test
  void whatFailedDoesNotGoOn() {
    List<TrialRun> runs = run(spec -> code(spec) > 2 ? Double.NaN : code(spec), 9);
    assertThat(evaluated.subList(10, evaluated.size()))
        .extracting(SearchTest::code)
        .containsExactly(2, 1, 2);
    assertThat(TrialRun.bestOfEach(runs).get(9).outcome().failed()).isTrue();
  }

  @Test
  void aTrialMayBeBestWithFewerEpochs() {
    List<TrialRun> runs = run(spec -> -epochs(spec), 3);
    assertThat(TrialRun.bestOfEach(runs).get(0).spec())
        .isEqualTo(trials(3).get(0).with(Hyperparameter.EPOCHS, "30"));
  }

  @Test
  void theConfiguredModelWinsTies() {
    List<TrialRun> best = TrialRun.bestOfEach(run(spec -> 0.5, 9));
    assertThat(best).hasSize(10);
    assertThat(best.get(0).trial()).isEqualTo(TrialRun.CONFIGURED);
    assertThat(best.get(0).spec()).isEqualTo(CONFIGURED);
  }

  @Test
  void theSmallerHoldOutErrorWinsWhereObjectivesAreEqual() {
    TrialOutcome large = new TrialOutcome(0.5, 2, 1, "");
    TrialOutcome small = new TrialOutcome(0.5, 1, 1, "");
    TrialOutcome better = new TrialOutcome(0.6, 9, 1, "");
    TrialOutcome none = TrialOutcome.none(1, "diverged");
    assertThat(List.of(none, large, small, better))
        .extracting(outcome -> new TrialRun(1, CONFIGURED, outcome))
        .satisfies(
            runs ->
                assertThat(runs.stream().sorted(TrialRun.BEST_FIRST).map(TrialRun::outcome))
                    .containsExactly(better, small, large, none));
  }

  @Test
  void afterTheFirstNoNothingMoreBeginsAndWhatWasRunCounts() {
    List<TrialRun> runs =
        search(spec -> code(spec), 4).run(CONFIGURED, trials(9), SearchStrategy.HALVING.rungs(9));
    assertThat(runs).extracting(TrialRun::trial).containsExactly(0, 1, 2, 3);
    assertThat(TrialRun.bestOfEach(runs).get(0).trial()).isEqualTo(3);
  }

  @Test
  void theConfiguredModelRunsEvenWithoutTime() {
    List<TrialRun> runs =
        search(spec -> 1, 0).run(CONFIGURED, trials(3), SearchStrategy.RANDOM.rungs(3));
    assertThat(runs).singleElement().extracting(TrialRun::trial).isEqualTo(TrialRun.CONFIGURED);
  }

  @Test
  void aFamilyWithoutEpochsIsTrainedOnce() {
    List<AutoencoderSpec> linear =
        IntStream.rangeClosed(1, 9)
            .mapToObj(
                code -> AutoencoderSpec.of(Family.LINEAR).with(Hyperparameter.CODE, "" + code))
            .toList();
    List<TrialRun> runs =
        search(spec -> code(spec), Integer.MAX_VALUE)
            .run(CONFIGURED, linear, SearchStrategy.HALVING.rungs(9));
    assertThat(evaluated).hasSize(10);
    assertThat(runs).hasSize(14);
    assertThat(TrialRun.bestOfEach(runs).get(0).spec()).isEqualTo(linear.get(8));
  }
}
