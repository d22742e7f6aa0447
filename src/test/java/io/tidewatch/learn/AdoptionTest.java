package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A lasting change becomes normal after the time configured, and nothing else does. */
class AdoptionTest {

  private static final long WINDOW = Plans.SAMPLING.windowMillis();

  private final SplittableRandom random = new SplittableRandom(3);

  private static LearningPlan adoptingAfter(long millis) {
    return Plans.adopting(Plans.learning(Plans.NEVER), millis);
  }

  /** Closes windows in which an entity sends values; the number of the first that is adopted. */
  private int adoptedIn(LearnerStory story, int windows, IntFunction<double[]> values) {
    for (int w = 0; w < windows; w++) {
      for (double value : values.apply(w)) {
        story.values("a", w * WINDOW, (float) value);
      }
      if (story.close().trigger() == Trigger.ADOPTION) {
        return w;
      }
    }
    return -1;
  }

  private double[] around(double level) {
    return IntStream.range(0, 20).mapToDouble(i -> level + random.nextGaussian()).toArray();
  }

  @Test
  void aShiftThatStaysIsAdoptedAfterTheTime() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 20, w -> around(60))).isEqualTo(5);
    assertThat(story.state().trainingRows()).isPositive();
  }

  @Test
  void withoutATimeItNeverIs() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(0), Models.champion(1, 0));

    assertThat(adoptedIn(story, 20, w -> around(60))).isEqualTo(-1);
    assertThat(story.state().trainingRows()).isZero();
  }

  @Test
  void aFaultThatEndsEarlierIsNot() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 20, w -> w < 4 ? around(60) : around(0))).isEqualTo(-1);
  }

  /** Four windows there, four as before: five windows between the first and last of both times. */
  @Test
  void aStateThatComesBackIsAdoptedOnceItHasLastedAsLongInAll() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 20, w -> w % 8 < 4 ? around(60) : around(0))).isEqualTo(10);
    assertThat(story.state().trainingSet())
        .as("what is normal still")
        .anySatisfy(window -> assertThat(window.unit().start()).isEqualTo(5 * WINDOW))
        .anySatisfy(window -> assertThat(window.unit().start()).isEqualTo(9 * WINDOW));
  }

  @Test
  void aStateThatIsThereForLessThanAQuarterOfTheTimeIsNot() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 60, w -> w % 12 < 3 ? around(60) : around(0))).isEqualTo(-1);
  }

  @Test
  void aFaultThatComesBackAsAnotherIsNot() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 40, w -> w % 8 < 4 ? around(60 + 5 * w) : around(0))).isEqualTo(-1);
  }

  /** A window with a single record is never suspect, however unusual the record is. */
  @Test
  void aWindowTooShortToBeSuspectDoesNotEndIt() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 20, w -> w == 2 ? new double[] {60} : around(60))).isEqualTo(5);
  }

  @Test
  void aFaultThatGrowsIsNot() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 20, w -> around(60 + 10 * w))).isEqualTo(-1);
  }

  @Test
  void aFaultThatGrewAndThenStaysIsAdoptedOnceItHasStayed() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(5 * WINDOW), Models.champion(1, 0));

    assertThat(adoptedIn(story, 30, w -> around(60 + 10 * Math.min(w, 8)))).isBetween(10, 14);
  }

  @Test
  void whatWasNormalOfTheEntityBeforeIsForgotten() {
    LearnerStory story = LearnerStory.cold(adoptingAfter(3 * WINDOW));
    int warm = 4;
    for (int w = 0; w < warm; w++) {
      for (double value : around(0)) {
        story.row("a", w * WINDOW, (float) value, (float) random.nextGaussian());
        story.row("b", w * WINDOW, (float) random.nextGaussian(), (float) random.nextGaussian());
      }
      story.close();
    }
    assertThat(story.state().champion()).isNotNull();
    int w = warm;
    ModelDecision last = null;
    while (w < 20 && (last == null || last.trigger() != Trigger.ADOPTION)) {
      for (double value : around(60)) {
        story.row("a", w * WINDOW, (float) value, (float) random.nextGaussian());
        story.row("b", w * WINDOW, (float) random.nextGaussian(), (float) random.nextGaussian());
      }
      last = story.close();
      w++;
    }

    assertThat(last.trigger()).isEqualTo(Trigger.ADOPTION);
    long change = warm * WINDOW;
    assertThat(story.state().trainingSet())
        .filteredOn(window -> window.unit().entity().equals("a"))
        .allSatisfy(window -> assertThat(window.unit().start()).isGreaterThanOrEqualTo(change))
        .isNotEmpty();
    assertThat(story.state().trainingSet())
        .anySatisfy(window -> assertThat(window.unit().start()).isLessThan(change));
  }

  /** Of a million entities that were suspect once, none is remembered for ever. */
  @Test
  void anEntityThatIsSeenNoMoreIsForgotten() {
    LearnerStory story = LearnerStory.warm(adoptingAfter(3 * WINDOW), Models.champion(1, 0));
    for (int w = 0; w < 16; w++) {
      for (double value : around(60)) {
        story.values("gone-" + w, w * WINDOW, (float) value);
      }
      story.close();
    }

    assertThat(story.state().quarantine().all())
        .extracting(window -> window.unit().entity())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(4, 16).mapToObj(w -> "gone-" + w).toList());
  }

  /** The quarantine is part of the state. */
  @Test
  void aRestoreChangesNothing() throws Exception {
    LearningPlan plan = adoptingAfter(5 * WINDOW);
    LearnerStory story = LearnerStory.warm(plan, Models.champion(1, 0));
    assertThat(adoptedIn(story, 3, w -> around(60))).isEqualTo(-1);
    LearnStateCodec codec = new LearnStateCodec();

    LearnState restored = codec.decode(codec.encode(story.state()));

    assertThat(restored.quarantine().all()).hasSize(3);
    assertThat(codec.encode(restored)).isEqualTo(codec.encode(story.state()));
  }
}
