package io.tidewatch.model;

import io.tidewatch.feature.FeatureVector;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Whose model scores a record, and whose learns from it.
 *
 * @param scope which records share a model
 * @param ownAfter with {@link ModelScope#ENTITY}, how many records of an entity come before there
 *     is to be a model of its own; until there is one, a model scores it that all entities share. 0
 *     where nothing is shared and each waits for its own
 * @param ownAtMost where entities share a model, how many may have one of their own at a time; 0
 *     where nothing is shared
 */
public record SlotPlan(ModelScope scope, int ownAfter, int ownAtMost) implements Serializable {

  /** The slot of the model that all entities share. An entity of this name has no other. */
  public static final String SHARED = "shared";

  private static final List<String> SHARED_ONLY = List.of(SHARED);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when entities would share a model in another scope, a count is
   *     negative, or there is a bound exactly where it has no use
   */
  public SlotPlan {
    Objects.requireNonNull(scope, "scope");
    if (ownAfter < 0 || ownAfter > 0 && scope != ModelScope.ENTITY) {
      throw new IllegalArgumentException(
          "records before a model of an entity's own must be at least 0, and 0 for a model of each "
              + scope.text()
              + ", but was "
              + ownAfter);
    }
    if (ownAtMost < 0 || (ownAtMost > 0) != (ownAfter > 0)) {
      throw new IllegalArgumentException(
          "models of entities' own must be at least "
              + (ownAfter > 0 ? "1" : "0, and 0 where nothing is shared")
              + ", but was "
              + ownAtMost);
    }
  }

  /** Nothing is shared beyond the scope. */
  public static SlotPlan of(ModelScope scope) {
    return new SlotPlan(scope, 0, 0);
  }

  /** The slots that learn from a record, of which the first that has a model scores it. */
  public List<String> of(FeatureVector vector) {
    String slot = scope.slot(vector);
    if (!sharing()) {
      return List.of(slot);
    }
    return vector.known() && !slot.equals(SHARED) ? List.of(slot, SHARED) : SHARED_ONLY;
  }

  /** Whether entities share a model until they have their own. */
  public boolean sharing() {
    return ownAfter > 0;
  }

  /**
   * Whether the first model of a slot scores what came before it, too: nothing else would.
   *
   * @param slot one that records of this plan have
   */
  public boolean reachesBack(String slot) {
    return !sharing() || slot.equals(SHARED);
  }
}
