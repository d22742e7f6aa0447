package io.tidewatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static final long READINGS = 3;
  private static final Written CALM =
      written(
          List.of("a", "b"), Map.of("0/0", List.of("s"), "0/1", List.of("t")), List.of("1", "2"));

  @Test
  void equalOutputsHold() {
    assertThat(Findings.of(READINGS, CALM, CALM).held()).isTrue();
  }

  @Test
  void aMissingAlertIsLost() {
    Written disturbed = written(List.of("a"), CALM.scores(), CALM.models());
    Findings found = Findings.of(READINGS, disturbed, CALM);
    assertThat(found.alertsLost()).isEqualTo(1);
    assertThat(found.alertsBesides()).isZero();
    assertThat(found.held()).isFalse();
  }

  @Test
  void anAlertThatCameTwiceIsOneBesides() {
    Written disturbed = written(List.of("a", "b", "b"), CALM.scores(), CALM.models());
    Findings found = Findings.of(READINGS, disturbed, CALM);
    assertThat(found.alertsLost()).isZero();
    assertThat(found.alertsBesides()).isEqualTo(1);
    assertThat(found.held()).isFalse();
  }

  @Test
  void alertsOfAnEntityInAnotherOrderAreFound() {
    Written disturbed = written(List.of("b", "a"), CALM.scores(), CALM.models());
    assertThat(Findings.of(READINGS, disturbed, CALM).entitiesOutOfOrder()).isEqualTo(1);
  }

  @Test
  void aReadingWithoutScoreOrDeadLetterIsUnscored() {
    Written disturbed = written(List.of("a", "b"), Map.of("0/0", List.of("s")), CALM.models());
    Findings found = Findings.of(READINGS, disturbed, CALM);
    assertThat(found.unscored()).isEqualTo(1);
    assertThat(found.scoresDifferent()).isEqualTo(1);
  }

  @Test
  void aReadingThatOnlyTheDisturbedRunScoredIsFound() {
    Written calm = written(List.of("a", "b"), Map.of("0/0", List.of("s")), CALM.models());
    Findings found = Findings.of(READINGS, CALM, calm);
    assertThat(found.unscored()).isZero();
    assertThat(found.scoresDifferent()).isEqualTo(1);
    assertThat(found.held()).isFalse();
  }

  @Test
  void aReadingScoredTwiceIsFound() {
    Written disturbed =
        written(
            List.of("a", "b"),
            Map.of("0/0", List.of("s", "s"), "0/1", List.of("t")),
            CALM.models());
    Findings found = Findings.of(READINGS, disturbed, CALM);
    assertThat(found.scoredTwice()).isEqualTo(1);
    assertThat(found.unscored()).isZero();
    assertThat(found.held()).isFalse();
  }

  @Test
  void anotherModelIsFound() {
    Written disturbed = written(List.of("a", "b"), CALM.scores(), List.of("1", "3"));
    assertThat(Findings.of(READINGS, disturbed, CALM).modelsEqual()).isFalse();
  }

  /** As after the topic of models was deleted. */
  @Test
  void laterModelsAreHeldAgainstLaterOnes() {
    Written kept = written(List.of("a", "b"), CALM.scores(), List.of("2"));
    Written other = written(List.of("a", "b"), CALM.scores(), List.of("1"));
    assertThat(Findings.of(READINGS, kept, CALM.withoutOldestModels(1)).modelsEqual()).isTrue();
    assertThat(Findings.of(READINGS, other, CALM.withoutOldestModels(1)).modelsEqual()).isFalse();
  }

  @Test
  void aRunWithNothingToLoseProvesNothing() {
    Written empty = written(List.of(), Map.of(), List.of());
    assertThat(Findings.of(1, empty, empty).held()).isFalse();
  }

  /** Alerts of one entity in one partition, in the order of the log; offset 2 is a dead letter. */
  private static Written written(
      List<String> alerts, Map<String, List<String>> scores, List<String> models) {
    return new Written(
        Map.of(0, alerts.stream().sorted().toList()),
        Map.of("pump", alerts),
        scores,
        List.of("0/2"),
        Map.of("malformed", 1L),
        models);
  }
}
