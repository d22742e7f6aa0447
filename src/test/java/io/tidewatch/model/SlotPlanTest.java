package io.tidewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.feature.FeatureVector;
import io.tidewatch.reading.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotPlanTest {

  private static final SlotPlan SHARING = new SlotPlan(ModelScope.ENTITY, 100, 10);

  private static FeatureVector of(String entity, boolean known) {
    Origin origin = new Origin("readings", 0, 0, 0);
    return new FeatureVector(
        entity, "hall-2", 0, origin, new float[1], null, true, known, List.of());
  }

  @ParameterizedTest
  @CsvSource({"STREAM, stream", "GROUP, hall-2", "ENTITY, pump-7"})
  void withoutSharingARecordHasOneSlot(ModelScope scope, String slot) {
    SlotPlan plan = SlotPlan.of(scope);

    assertThat(plan.sharing()).isFalse();
    assertThat(plan.of(of("pump-7", true))).containsExactly(slot);
    assertThat(plan.of(of("pump-7", false))).containsExactly(slot);
    assertThat(plan.reachesBack(slot)).isTrue();
  }

  @Test
  void aKnownEntityHasItsOwnSlotBeforeTheSharedOne() {
    assertThat(SHARING.of(of("pump-7", true))).containsExactly("pump-7", "shared");
  }

  @Test
  void anUnknownEntityHasTheSharedSlotOnly() {
    assertThat(SHARING.of(of("pump-7", false))).containsExactly("shared");
  }

  @Test
  void anEntityCalledLikeTheSharedSlotHasNoOther() {
    assertThat(SHARING.of(of("shared", true))).containsExactly("shared");
  }

  @Test
  void theSharedModelReachesBackAndAnOwnOneDoesNot() {
    assertThat(SHARING.reachesBack("shared")).isTrue();
    assertThat(SHARING.reachesBack("pump-7")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"STREAM, 1", "GROUP, 1", "ENTITY, -1"})
  void onlyEntitiesShareAndNotFewerThanNoRecords(ModelScope scope, int ownAfter) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlotPlan(scope, ownAfter, 10))
        .withMessage(
            "records before a model of an entity's own must be at least 0, and 0 for a model of"
                + " each %s, but was %d",
            scope.text(), ownAfter);
  }

  @ParameterizedTest
  @CsvSource({
    "STREAM, 0, 1, '0, and 0 where nothing is shared'",
    "ENTITY, 0, 5, '0, and 0 where nothing is shared'",
    "ENTITY, 5, 0, 1",
    "ENTITY, 5, -1, 1"
  })
  void thereIsABoundExactlyWhereAModelIsShared(
      ModelScope scope, int ownAfter, int ownAtMost, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlotPlan(scope, ownAfter, ownAtMost))
        .withMessage("models of entities' own must be at least %s, but was %d", rule, ownAtMost);
  }
}
