package io.tidewatch.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A window is learned from once its entity went without an alarming one before and after it. */
class ProbationTest {

  private static final float ALARMING = Models.valueOf(5e-4);

  private static LearnerStory story(long probation) {
    LearningPlan plan = Plans.onProbation(Plans.learning(Plans.NEVER), probation);
    return LearnerStory.warm(plan, Models.champion(1, 0));
  }

  /** A normal window of an entity in which one record is rarer than the false-alarm rate. */
  private static LearnerStory alarm(LearnerStory story, String entity, long time) {
    return story.values(entity, time, 1, 2, 3, 4, ALARMING);
  }

  private static List<SampleUnit> learnedFrom(LearnerStory story) {
    return story.state().trainingSet().stream().map(EntityWindow::unit).toList();
  }

  @Test
  void aNormalWindowWaits() {
    LearnerStory story = story(2_000).values("a", 0, 1, 2).values("a", 1_000, 3);

    story.close();
    assertThat(story.state().trainingRows()).as("a second after it began").isZero();

    story.close();
    assertThat(learnedFrom(story)).as("after two").containsExactly(SampleUnit.of("a", 0));
  }

  @Test
  void aWindowJustBeforeAnAlarmingOneIsNeverLearnedFrom() {
    LearnerStory story = story(2_000).values("a", 0, 1, 2);
    alarm(story, "a", 1_500).values("b", 9_000, 1).closeUntil(Long.MAX_VALUE);

    assertThat(story.state().trainingRows()).isZero();
    assertThat(story.state().probation().waiting())
        .extracting(EntityWindow::unit)
        .containsExactly(SampleUnit.of("b", 9_000));
  }

  @Test
  void aWindowJustAfterAnAlarmingOneIsNeverLearnedFrom() {
    LearnerStory story = alarm(story(2_000), "a", 1_000);
    story.values("a", 2_500, 1).values("a", 3_000, 2).values("b", 9_000, 1);

    story.closeUntil(Long.MAX_VALUE);

    assertThat(learnedFrom(story)).containsExactly(SampleUnit.of("a", 3_000));
  }

  /** Of one training window it may well be known at once what came before and after. */
  @Test
  void withinATrainingWindowItCountsWhatLiesBetweenToo() {
    LearningPlan plan =
        Plans.learning(new SamplingPlan(10_000, 500, 30, 1_000), Plans.NEVER, 20, 200);
    LearnerStory story =
        LearnerStory.warm(Plans.onProbation(plan, 1_000), Models.champion(1, -10_000));
    for (long time = 0; time < 10_000; time += 500) {
      if (time == 2_000 || time == 7_000) {
        alarm(story, "a", time);
      } else {
        story.values("a", time, 1);
      }
    }

    story.close();

    assertThat(learnedFrom(story))
        .extracting(SampleUnit::start)
        .containsExactly(
            0L, 500L, 1_000L, 3_000L, 3_500L, 4_000L, 4_500L, 5_000L, 5_500L, 6_000L, 8_000L,
            8_500L, 9_000L);
  }

  @Test
  void whatAnotherEntityDoesMakesNoDifference() {
    LearnerStory story = alarm(story(2_000), "a", 500);
    story.values("b", 0, 1).values("b", 5_000, 1).closeUntil(Long.MAX_VALUE);

    assertThat(learnedFrom(story)).containsExactly(SampleUnit.of("b", 0));
  }

  /** Also just before an alarming one, whose normal rows are learned from as well. */
  @Test
  void withoutProbationEveryNormalWindowIsLearnedFromAtOnce() {
    LearnerStory story = story(0).values("a", 0, 1, 2);
    alarm(story, "a", 500).close();

    assertThat(learnedFrom(story)).containsExactly(SampleUnit.of("a", 0), SampleUnit.of("a", 500));
    assertThat(story.state().probation().alarming()).isEmpty();
  }

  /** Nobody has judged them; nor is there a model to go on with while they wait. */
  @Test
  void beforeTheFirstModelNothingWaits() {
    LearnerStory story =
        LearnerStory.cold(Plans.onProbation(Plans.learning(Plans.NEVER), 10_000)).normal(0, 30);

    assertThat(story.close().verdict()).isEqualTo(Verdict.PROMOTED);
  }

  @Test
  void anAlarmIsForgottenOnceItIsLongAgo() {
    LearnerStory story = alarm(story(2_000), "a", 500);
    story.values("b", 1_000, 1).values("b", 2_000, 1);

    story.closeUntil(1_999);
    assertThat(story.state().probation().alarming()).containsExactly(SampleUnit.of("a", 500));
    story.closeUntil(2_999);
    assertThat(story.state().probation().alarming()).isEmpty();
  }

  /** One entity window of a random story. */
  private record Event(EntityWindow window, boolean alarming) {}

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    for (long start = 0; start < 60_000; start += 500) {
      for (String entity : List.of("a", "b")) {
        if (random.nextInt(3) > 0) {
          EntityWindow window =
              new EntityWindow(SampleUnit.of(entity, start), List.of(new float[] {start}));
          events.add(new Event(window, random.nextInt(12) == 0));
        }
      }
    }
    return events;
  }

  private static boolean learned(EntityWindow window, List<Event> events, long probation) {
    return events.stream()
        .filter(Event::alarming)
        .map(event -> event.window().unit())
        .filter(unit -> unit.entity().equals(window.unit().entity()))
        .noneMatch(unit -> Math.abs(unit.start() - window.unit().start()) < probation);
  }

  /** Whatever order the windows that are closed together come in. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 500, 700, 3_000, 20_000})
  void exactlyTheWindowsWithoutAnAlarmNearThemAreServed(long probation) {
    Random random = new Random(probation);
    List<Event> events = events(random);
    Probation waiting = new Probation();
    List<EntityWindow> served = new ArrayList<>();
    for (long end = 5_000; end <= 60_000 + 20_000; end += 5_000) {
      long now = end;
      List<Event> closed =
          new ArrayList<>(
              events.stream()
                  .filter(event -> event.window().unit().start() < now)
                  .filter(event -> event.window().unit().start() >= now - 5_000)
                  .toList());
      Collections.shuffle(closed, random);
      closed.stream()
          .filter(Event::alarming)
          .forEach(event -> waiting.alarm(event.window().unit(), probation));
      closed.stream()
          .filter(event -> !event.alarming())
          .forEach(event -> waiting.begin(event.window(), probation));
      List<EntityWindow> released = waiting.served(now, probation);
      assertThat(released).extracting(EntityWindow::unit).isSortedAccordingTo(SampleUnit.inTime());
      served.addAll(released);
    }

    List<EntityWindow> expected =
        events.stream()
            .filter(event -> !event.alarming())
            .map(Event::window)
            .filter(window -> learned(window, events, probation))
            .toList();
    assertThat(new TreeSet<>(served.stream().map(EntityWindow::unit).toList()))
        .isEqualTo(new TreeSet<>(expected.stream().map(EntityWindow::unit).toList()));
    assertThat(served).hasSameSizeAs(expected);
    assertThat(waiting.waiting()).isEmpty();
    assertThat(waiting.alarming()).isEmpty();
  }
}
