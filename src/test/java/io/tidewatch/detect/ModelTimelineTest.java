package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelTimelineTest {

  private static final DetectorModel FIRST = ModelFixtures.model(1);
  private static final DetectorModel SECOND = ModelFixtures.model(2);
  private static final DetectorModel THIRD = ModelFixtures.model(3);

  @Test
  void coversNothingBeforeTheFirstModel() {
    ModelTimeline empty = ModelTimeline.EMPTY;

    assertThat(empty.isDecided(0)).isFalse();
    assertThat(empty.modelAt(0)).isNull();
    assertThat(empty.modelAt(Long.MAX_VALUE)).isNull();
    assertThat(empty.entries()).isEmpty();
    ModelTimeline none = empty.decided(10, null, 100);
    assertThat(none.isDecided(50)).isTrue();
    assertThat(none.modelAt(50)).as("decided for none").isNull();
  }

  @Test
  void theFirstModelHoldsForAllThatWaitedForIt() {
    ModelTimeline timeline = ModelTimeline.EMPTY.decided(100, null, 100).decided(200, FIRST, 200);

    assertThat(timeline.modelAt(Long.MIN_VALUE)).isSameAs(FIRST);
    assertThat(timeline.modelAt(5)).isSameAs(FIRST);
    assertThat(timeline.isDecided(5)).isTrue();
    assertThat(timeline.modelAt(Long.MAX_VALUE)).isSameAs(FIRST);
  }

  @Test
  void aFirstModelThatDoesNotReachBackHoldsFromItsTimeOn() {
    ModelTimeline timeline = ModelTimeline.EMPTY.decidedFrom(100, FIRST, 200);

    assertThat(timeline.modelAt(99)).isNull();
    assertThat(timeline.isDecided(99)).isTrue();
    assertThat(timeline.modelAt(100)).isSameAs(FIRST);
  }

  @Test
  void laterModelsHoldFromTheirTimeOn() {
    ModelTimeline timeline = ModelTimeline.EMPTY.decided(100, FIRST, 200).decided(200, SECOND, 300);

    assertThat(timeline.modelAt(199)).isSameAs(FIRST);
    assertThat(timeline.modelAt(200)).isSameAs(SECOND);
    assertThat(timeline.modelAt(Long.MAX_VALUE)).isSameAs(SECOND);
    assertThat(timeline.modelAt(Long.MAX_VALUE)).isSameAs(SECOND);
  }

  @Test
  void recordsFromTheHorizonOnWait() {
    ModelTimeline timeline = ModelTimeline.EMPTY.decided(100, FIRST, 200);

    assertThat(timeline.isDecided(199)).isTrue();
    assertThat(timeline.isDecided(200)).isFalse();
    assertThat(timeline.decided(200, null, 300).isDecided(299)).as("champion kept").isTrue();
    assertThat(timeline.decided(200, null, 300).modelAt(299)).isSameAs(FIRST);
  }

  @Test
  void theHorizonNeverMovesBack() {
    ModelTimeline timeline = ModelTimeline.EMPTY.decided(100, FIRST, 200);

    assertThat(timeline.decided(150, null, 150).horizon()).isEqualTo(200);
  }

  @Test
  void aWarmModelWaitsForTheFirstDecision() {
    ModelTimeline warm = ModelTimeline.warm(FIRST);

    assertThat(warm.isDecided(0)).isFalse();
    assertThat(warm.modelAt(0)).isSameAs(FIRST);
    ModelTimeline decided = warm.decided(100, SECOND, 100);
    assertThat(decided.modelAt(99)).isSameAs(FIRST);
    assertThat(decided.modelAt(100)).isSameAs(SECOND);
  }

  @Test
  void decisionsLeaveTheTimelineBeforeAsItWas() {
    ModelTimeline before = ModelTimeline.EMPTY.decided(100, FIRST, 200);

    before.decided(200, SECOND, 300);

    assertThat(before.entries()).hasSize(1);
    assertThat(before.horizon()).isEqualTo(200);
  }

  @Test
  void forgetsModelsThatNoRecordWillNeed() {
    ModelTimeline timeline =
        ModelTimeline.EMPTY
            .decided(100, FIRST, 200)
            .decided(200, SECOND, 300)
            .decided(300, THIRD, 400);

    assertThat(timeline.prunedBefore(199)).isSameAs(timeline);
    assertThat(timeline.prunedBefore(200).entries()).hasSize(2);
    assertThat(timeline.prunedBefore(200).modelAt(201)).isSameAs(SECOND);
    assertThat(timeline.prunedBefore(Long.MAX_VALUE).entries()).hasSize(1);
    assertThat(timeline.prunedBefore(Long.MAX_VALUE).modelAt(Long.MAX_VALUE)).isSameAs(THIRD);
    assertThat(timeline.prunedBefore(1000).horizon()).isEqualTo(400);
    assertThat(ModelTimeline.EMPTY.prunedBefore(5)).isSameAs(ModelTimeline.EMPTY);
  }

  @Test
  void agreesWithAListOfEverythingEverDecided() {
    SplittableRandom random = new SplittableRandom(25);
    List<DetectorModel> models = List.of(FIRST, SECOND, THIRD);
    for (int run = 0; run < 500; run++) {
      ModelTimeline timeline = ModelTimeline.EMPTY;
      List<ModelTimeline.Entry> all = new ArrayList<>();
      long now = 0;
      long gone = Long.MIN_VALUE;
      for (int step = 0; step < 30; step++) {
        now += random.nextInt(5);
        DetectorModel model =
            random.nextBoolean() ? null : models.get(random.nextInt(models.size()));
        if (model != null) {
          all.add(new ModelTimeline.Entry(all.isEmpty() ? Long.MIN_VALUE : now, model));
        }
        timeline = timeline.decided(now, model, now + 3);
        if (random.nextInt(4) == 0) {
          gone = Math.max(gone, now - random.nextInt(20));
          timeline = timeline.prunedBefore(gone);
        }
        long time = Math.max(gone + 1, now - random.nextInt(20));
        assertThat(timeline.modelAt(time)).isSameAs(naive(all, time));
        assertThat(timeline.isDecided(time)).isEqualTo(time < now + 3);
      }
    }
  }

  private static DetectorModel naive(List<ModelTimeline.Entry> all, long time) {
    DetectorModel found = null;
    for (ModelTimeline.Entry entry : all) {
      found = entry.validFrom() <= time ? entry.model() : found;
    }
    return found;
  }

  @Test
  void needsEntriesThatAscend() {
    ModelTimeline timeline = ModelTimeline.warm(FIRST).decided(200, SECOND, 300);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> timeline.decided(199, THIRD, 300))
        .withMessage("model timeline must ascend, but was 199 after 200");
    assertThatNullPointerException().isThrownBy(() -> new ModelTimeline.Entry(0, null));
  }
}
