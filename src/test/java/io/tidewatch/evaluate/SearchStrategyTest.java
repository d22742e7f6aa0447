package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchStrategyTest {

  @Test
  void randomGivesEveryTrialAllItsEpochs() {
    assertThat(SearchStrategy.RANDOM.rungs(30)).containsExactly(new Rung(30, 1));
  }

  @Test
  void halvingKeepsAThirdAndGivesItThreeTimesAsMany() {
    List<Rung> rungs = SearchStrategy.HALVING.rungs(30);
    assertThat(rungs).extracting(Rung::trials).containsExactly(30, 10, 3);
    assertThat(rungs.get(0).share()).isCloseTo(1.0 / 9, within(1e-12));
    assertThat(rungs.get(1).share()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(rungs.get(2).share()).isEqualTo(1);
  }

  @Test
  void fewTrialsNeedFewRungs() {
    assertThat(SearchStrategy.HALVING.rungs(2)).containsExactly(new Rung(2, 1));
    assertThat(SearchStrategy.HALVING.rungs(5)).extracting(Rung::trials).containsExactly(5, 1);
  }

  /** Later rungs have fewer trials by as much as each takes more. */
  @Property
  void noRungSpendsMoreThanTheFirst(@ForAll @IntRange(min = 1, max = 1_000) int trials) {
    List<Rung> rungs = SearchStrategy.HALVING.rungs(trials);
    double first = rungs.get(0).trials() * rungs.get(0).share();
    assertThat(rungs)
        .allMatch(rung -> rung.trials() * rung.share() <= first + 1e-9)
        .last()
        .extracting(Rung::share)
        .isEqualTo(1.0);
  }

  @Test
  void aRungHasATrialAndAShare() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rung(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rung(1, 0));
  }
}
