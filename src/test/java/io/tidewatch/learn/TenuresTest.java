package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.learn.Tenures.Tenure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenuresTest {

  private static Tenures admitted(Tenures before, long from, String... slots) {
    return before.after(
        new AdmissionDecision(from, List.of(), List.of(slots), 0), from, from + 1_000);
  }

  private static Tenures retired(Tenures before, long from, String... slots) {
    return before.after(
        new AdmissionDecision(from, List.of(slots), List.of(), 0), from, from + 1_000);
  }

  @Test
  void nothingIsDecidedAtFirst() {
    assertThat(Tenures.EMPTY.isDecided(Long.MIN_VALUE)).isFalse();
    assertThat(Tenures.EMPTY.at("a", 0)).isNull();
  }

  @Test
  void aTenureLastsFromAdmissionToRetirement() {
    Tenures tenures = retired(admitted(Tenures.EMPTY, 100, "a"), 500, "a");

    assertThat(tenures.at("a", 99)).isNull();
    assertThat(tenures.at("a", 100)).isEqualTo(new Tenure(100, 500));
    assertThat(tenures.at("a", 499)).isEqualTo(new Tenure(100, 500));
    assertThat(tenures.at("a", 500)).isNull();
    assertThat(tenures.at("b", 200)).isNull();
  }

  @Test
  void aTenureThatGoesOnHasNoEnd() {
    assertThat(admitted(Tenures.EMPTY, 100, "a").at("a", Long.MAX_VALUE))
        .isEqualTo(new Tenure(100, Tenures.OPEN));
  }

  @Test
  void anEntityMayHaveSeveral() {
    Tenures tenures = admitted(retired(admitted(Tenures.EMPTY, 0, "a"), 500, "a"), 700, "a");

    assertThat(tenures.at("a", 499)).isEqualTo(new Tenure(0, 500));
    assertThat(tenures.at("a", 600)).isNull();
    assertThat(tenures.at("a", 700)).isEqualTo(new Tenure(700, Tenures.OPEN));
  }

  @Test
  void allIsDecidedUpToTheHorizonOfTheNewestDecision() {
    Tenures tenures = admitted(admitted(Tenures.EMPTY, 500), 100);

    assertThat(tenures.isDecided(1_499)).isTrue();
    assertThat(tenures.isDecided(1_500)).isFalse();
  }

  @Test
  void onlyTenuresThatARecordMayStillFallIntoAreKept() {
    Tenures tenures = admitted(retired(admitted(Tenures.EMPTY, 0, "a", "b"), 500, "a"), 700, "a");

    assertThat(tenures.prunedBefore(499).bySlot().get("a")).hasSize(2);
    assertThat(tenures.prunedBefore(500).bySlot().get("a"))
        .containsExactly(new Tenure(700, Tenures.OPEN));
    assertThat(retired(tenures, 800, "a").prunedBefore(800).slots()).containsExactly("b");
    assertThat(tenures.prunedBefore(800).horizon()).isEqualTo(tenures.horizon());
  }

  @Test
  void aDecisionLeavesTheTenuresBeforeItAsTheyWere() {
    Tenures before = admitted(Tenures.EMPTY, 0, "a");
    retired(before, 500, "a");

    assertThat(before.at("a", 600)).isNotNull();
  }

  @Test
  void whoBeginsWithAModelHasHadItForEver() {
    AdmissionState begun = new AdmissionState();
    begun.admit("a", 5_000);

    assertThat(Tenures.of(begun).at("a", Long.MIN_VALUE))
        .isEqualTo(new Tenure(Long.MIN_VALUE, Tenures.OPEN));
  }

  @Test
  void tenuresOfAnEntityDoNotOverlap() {
    List<Tenure> overlapping = List.of(new Tenure(0, 10), new Tenure(5, 20));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tenures(Map.of("a", overlapping), 0))
        .withMessage(
            "tenures must ascend, but was Tenure[from=5, until=20] after Tenure[from=0, until=10]"
                + " (slot a)");
  }

  @Test
  void aTenureEndsAfterItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tenure(10, 9))
        .withMessage("tenure must end at or after 10, but was until 9");
  }
}
