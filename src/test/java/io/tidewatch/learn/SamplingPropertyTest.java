package io.tidewatch.learn;

import static io.tidewatch.learn.Models.SLOT;
import static io.tidewatch.learn.SampleStream.described;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However records are split and mixed, those are learned from that a look at all would choose. */
class SamplingPropertyTest {

  private static final int STREAMS = 400;

  /** What happens to the parts on the way, in one run. */
  private record Accidents(double restartChance, double snapshotChance) {
    static final Accidents NONE = new Accidents(0, 0);
  }

  private static SamplingPlan randomPlan(SplittableRandom random) {
    long[] entityWindows = {100, 250, 500, 1_000};
    return new SamplingPlan(
        1_000,
        entityWindows[random.nextInt(entityWindows.length)],
        random.nextInt(2, 9),
        random.nextInt(2, 120));
  }

  /** Splits a stream by entity over selectors, and mixes what they let through. */
  private static WindowCollector run(
      SampleStream stream, SamplingPlan plan, Accidents accidents, SplittableRandom random) {
    int parallelism = random.nextInt(1, 9);
    List<SampleSelector> selectors = new ArrayList<>();
    List<List<Sample>> travelling = new ArrayList<>();
    for (int i = 0; i < parallelism; i++) {
      selectors.add(new SampleSelector(plan));
      travelling.add(new ArrayList<>());
    }
    Map<String, Integer> selectorOf = new HashMap<>();
    for (Sample sample : stream.interleaved(random)) {
      int at =
          selectorOf.computeIfAbsent(sample.unit().entity(), entity -> random.nextInt(parallelism));
      if (random.nextDouble() < accidents.restartChance()) {
        selectors.set(at, new SampleSelector(plan));
      }
      if (selectors.get(at).travels(SLOT, sample.windowEnd(), sample.unit())) {
        travelling.get(at).add(sample);
      }
    }
    WindowCollector collector = new WindowCollector();
    for (Sample sample : SampleStream.interleave(travelling, random)) {
      if (random.nextDouble() < accidents.snapshotChance()) {
        collector = restored(collector);
      }
      collector.add(sample, plan);
    }
    return collector;
  }

  private static WindowCollector restored(WindowCollector collector) {
    LearnState state = new LearnState(SLOT, null);
    state.open().put(1_000L, collector);
    return Layouts.roundTrip(new LearnStateCodec(), state).open().get(1_000L);
  }

  private static void checkStreams(Accidents accidents) {
    SplittableRandom random = new SplittableRandom(20_250_101);
    for (int i = 0; i < STREAMS; i++) {
      SamplingPlan plan = randomPlan(random);
      SampleStream stream = new SampleStream(plan, random);

      List<EntityWindow> kept = run(stream, plan, accidents, random).windows();

      assertThat(described(kept))
          .as("stream %d, %s", i, plan)
          .isEqualTo(described(stream.choice(plan)));
    }
  }

  @Test
  void smallestEntityWindowsAreKeptWhateverTheOrderAndTheParallelism() {
    checkStreams(Accidents.NONE);
  }

  @ParameterizedTest(name = "with chance {0} a record")
  @ValueSource(doubles = {0.01, 0.2, 1})
  void selectorsMayBeForgottenAtAnyTime(double chance) {
    checkStreams(new Accidents(chance, 0));
  }

  @Test
  void collectorMayBeStoredAndRestoredAtAnyTime() {
    checkStreams(new Accidents(0.05, 0.3));
  }

  @Test
  void noMoreIsHeldThanThePlanTakes() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 100; i++) {
      SamplingPlan plan = randomPlan(random);
      WindowCollector collector = new WindowCollector();
      for (Sample sample : new SampleStream(plan, random).interleaved(random)) {
        collector.add(sample, plan);

        List<EntityWindow> held = collector.windows();
        assertThat(held).hasSizeBetween(1, plan.entityWindows());
        assertThat(held.stream().mapToInt(window -> window.rows().size()).sum())
            .isBetween(1, plan.rows());
      }
    }
  }
}
