package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankMetricsTest {

  @Test
  void agreesWithACalculationByHand() {
    RankMetrics ranks = of("0011", 0.1, 0.4, 0.35, 0.8);

    // Pairs won: 0.35 over 0.1, 0.8 over both: 3 of 4.
    assertThat(ranks.rocAuc()).hasValue(0.75);
    // Recall 1/2 at precision 1, the other 1/2 at precision 2/3.
    assertThat(ranks.averagePrecision().orElseThrow()).isCloseTo(5.0 / 6, within(1e-15));
    BestF1 best = ranks.bestF1().orElseThrow();
    assertThat(best.f1()).isEqualTo(0.8);
    assertThat(best.threshold()).isEqualTo(0.35);
    assertThat(best.precision()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(best.recall()).isEqualTo(1);
    assertThat(best.farPercent()).hasValue(50);
  }

  @Test
  void takesTiesTogether() {
    RankMetrics ranks = of("10110", 2, 2, 2, 1, 1);

    // Six pairs: 2 over 2 twice (1/2 each), 2 over 1 twice, 1 over 2 never, 1 over 1 (1/2).
    assertThat(ranks.rocAuc().orElseThrow()).isCloseTo(3.5 / 6, within(1e-15));
    // At 2: two of three; at 1: three of five.
    assertThat(ranks.averagePrecision().orElseThrow())
        .isCloseTo(2.0 / 3 * 2 / 3 + 1.0 / 3 * 3 / 5, within(1e-15));
    assertThat(ranks.bestF1().orElseThrow().f1()).isEqualTo(0.75);
    assertThat(ranks.bestF1().orElseThrow().threshold()).isEqualTo(1);
  }

  @Test
  void doesNotTellZerosApart() {
    assertThat(of("01", 0.0, -0.0).rocAuc()).hasValue(0.5);
  }

  @Test
  void takesTheHighestOfEqualThresholds() {
    // At 4: 1 of 1, recall 1/3. At 1: 2·3/(3+6) is 2/3 as well as at 3: 2·2/(3+3).
    assertThat(of("110001", 4, 3, 2, 2, 1.5, 1).bestF1().orElseThrow().threshold()).isEqualTo(3);
  }

  @Test
  void ranksWhatWasNotScoredLowest() {
    assertThat(of("10", 1, Double.NEGATIVE_INFINITY).rocAuc()).hasValue(1);
    assertThat(of("10", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY).rocAuc()).hasValue(0.5);
  }

  @Test
  void saysNothingOfOneClass() {
    RankMetrics none = of("000", 1, 2, 3);
    RankMetrics all = of("11", 1, 2);
    RankMetrics empty = of("");

    assertThat(none.rocAuc()).isEmpty();
    assertThat(none.averagePrecision()).isEmpty();
    assertThat(none.bestF1()).isEmpty();
    assertThat(all.rocAuc()).isEmpty();
    assertThat(all.averagePrecision()).hasValue(1);
    assertThat(all.bestF1().orElseThrow().farPercent()).isEmpty();
    assertThat(empty.rocAuc()).isEmpty();
  }

  @Test
  void refusesUnequalLengthsAndNaN() {
    assertThatIllegalArgumentException().isThrownBy(() -> of("01", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("01", 1, Double.NaN))
        .withMessage("score must be a number, but was NaN (row 1)");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheDefinitions(long seed) {
    Random random = new Random(seed);
    boolean[] labels = labels(random, 150);
    double[] scores = scores(random, labels);

    RankMetrics ranks = RankMetrics.of(labels, scores);

    assertThat(ranks.rocAuc().orElseThrow()).isCloseTo(aucByPairs(labels, scores), within(1e-12));
    double averagePrecision = 0;
    double bestF1 = 0;
    double recallBefore = 0;
    for (double threshold : Arrays.stream(scores).map(s -> -s).sorted().distinct().toArray()) {
      boolean[] alerts = alerts(scores, -threshold);
      AlertMetrics cut = AlertMetrics.of(labels, alerts);
      double recall = 1 - cut.marPercent().orElseThrow() / 100;
      averagePrecision += (recall - recallBefore) * cut.precision().orElseThrow();
      recallBefore = recall;
      bestF1 = Math.max(bestF1, cut.f1().orElseThrow());
    }
    assertThat(ranks.averagePrecision().orElseThrow()).isCloseTo(averagePrecision, within(1e-12));
    BestF1 best = ranks.bestF1().orElseThrow();
    assertThat(best.f1()).isCloseTo(bestF1, within(1e-12));
    AlertMetrics atBest = AlertMetrics.of(labels, alerts(scores, best.threshold()));
    assertThat(atBest.f1().orElseThrow()).isCloseTo(best.f1(), within(1e-12));
    assertThat(atBest.precision().orElseThrow()).isCloseTo(best.precision(), within(1e-12));
    assertThat(atBest.farPercent()).isEqualTo(best.farPercent());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void turnsAroundWithTheScores(long seed) {
    Random random = new Random(seed);
    boolean[] labels = labels(random, 1000);
    double[] scores = scores(random, labels);

    double auc = RankMetrics.of(labels, scores).rocAuc().orElseThrow();
    double reversed = RankMetrics.of(labels, mapped(scores, s -> -s)).rocAuc().orElseThrow();

    assertThat(reversed).isCloseTo(1 - auc, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void dependsOnTheOrderOfTheScoresOnly(long seed) {
    Random random = new Random(seed);
    boolean[] labels = labels(random, 1000);
    double[] scores = scores(random, labels);
    RankMetrics ranks = RankMetrics.of(labels, scores);

    for (DoubleUnaryOperator map :
        new DoubleUnaryOperator[] {Math::exp, s -> 3 * s - 7, s -> s * s * s, Math::atan}) {
      RankMetrics mapped = RankMetrics.of(labels, mapped(scores, map));
      assertThat(mapped.rocAuc()).isEqualTo(ranks.rocAuc());
      assertThat(mapped.averagePrecision()).isEqualTo(ranks.averagePrecision());
      assertThat(mapped.bestF1().orElseThrow().f1()).isEqualTo(ranks.bestF1().orElseThrow().f1());
    }
  }

  private static RankMetrics of(String labels, double... scores) {
    return RankMetrics.of(Labels.of(labels), scores);
  }

  private static boolean[] labels(Random random, int count) {
    boolean[] labels = new boolean[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i == 0 || i > 1 && random.nextInt(5) == 0;
    }
    return labels;
  }

  // To one decimal, so that there are ties.
  private static double[] scores(Random random, boolean[] labels) {
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.rint(10 * (random.nextGaussian() + (labels[i] ? 1 : 0))) / 10;
    }
    return scores;
  }

  private static double[] mapped(double[] scores, DoubleUnaryOperator map) {
    return Arrays.stream(scores).map(map).toArray();
  }

  private static boolean[] alerts(double[] scores, double threshold) {
    boolean[] alerts = new boolean[scores.length];
    for (int i = 0; i < alerts.length; i++) {
      alerts[i] = scores[i] >= threshold;
    }
    return alerts;
  }

  private static double aucByPairs(boolean[] labels, double[] scores) {
    double won = 0;
    int pairs = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < labels.length; j++) {
        if (labels[i] && !labels[j]) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return won / pairs;
  }
}
