package io.tidewatch.learn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Random records of one training window: each entity's in their order, all told apart by value. */
final class SampleStream {

  private static final long END = 1_000;

  private final List<List<Sample>> entities = new ArrayList<>();

  /**
   * Draws a stream.
   *
   * @param plan whose training windows last a second
   */
  SampleStream(SamplingPlan plan, SplittableRandom random) {
    int count = random.nextInt(1, 13);
    int id = 0;
    for (int entity = 0; entity < count; entity++) {
      long[] times = random.longs(random.nextInt(1, 41), 0, END).sorted().toArray();
      List<Sample> samples = new ArrayList<>();
      for (long time : times) {
        samples.add(LearnerStory.sample(plan, "pump-" + entity, time, id++));
      }
      entities.add(samples);
    }
  }

  /** What ought to be kept, found by looking at everything at once. */
  List<EntityWindow> choice(SamplingPlan plan) {
    TreeMap<SampleUnit, List<float[]>> all = new TreeMap<>();
    for (List<Sample> samples : entities) {
      for (Sample sample : samples) {
        all.computeIfAbsent(sample.unit(), unit -> new ArrayList<>()).add(sample.values());
      }
    }
    List<EntityWindow> chosen = new ArrayList<>();
    int rows = 0;
    for (Map.Entry<SampleUnit, List<float[]>> entry : all.entrySet()) {
      List<float[]> own = entry.getValue();
      rows += own.size();
      if (chosen.isEmpty()) {
        chosen.add(
            new EntityWindow(entry.getKey(), own.subList(0, Math.min(own.size(), plan.rows()))));
      } else if (rows <= plan.rows() && chosen.size() < plan.entityWindows()) {
        chosen.add(new EntityWindow(entry.getKey(), own));
      } else {
        break;
      }
    }
    chosen.sort(Comparator.comparing(EntityWindow::unit, SampleUnit.inTime()));
    return chosen;
  }

  /** All entities' records in one random order that keeps the order of each entity's own. */
  List<Sample> interleaved(SplittableRandom random) {
    return interleave(entities, random);
  }

  /** The same for any queues. */
  static List<Sample> interleave(List<List<Sample>> queues, SplittableRandom random) {
    List<Integer> turns = new ArrayList<>();
    Map<Integer, Deque<Sample>> waiting = new HashMap<>();
    for (int i = 0; i < queues.size(); i++) {
      turns.addAll(Collections.nCopies(queues.get(i).size(), i));
      waiting.put(i, new ArrayDeque<>(queues.get(i)));
    }
    Collections.shuffle(turns, new Random(random.nextLong()));
    return turns.stream().map(turn -> waiting.get(turn).removeFirst()).toList();
  }

  /** Entity windows as text, since rows have no equality. */
  static List<String> described(List<EntityWindow> windows) {
    return windows.stream()
        .map(window -> window.unit() + " " + window.rows().stream().map(Arrays::toString).toList())
        .toList();
  }
}
