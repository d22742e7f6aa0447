package io.tidewatch.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A disturbed run held against an undisturbed one over the same topic.
 *
 * @param readings records in the input topic
 * @param alerts alerts of the undisturbed run
 * @param alertsLost of them, those that the disturbed run has not, byte for byte in its partition
 * @param alertsBesides alerts of the disturbed run that the undisturbed one has not, doubles among
 *     them
 * @param entitiesOutOfOrder entities whose alerts came in another order
 * @param unscored readings of the topic without a score or dead letter
 * @param scoredTwice readings with more than one score
 * @param scoresDifferent readings whose score has other bytes, or that only one of the runs scored
 * @param models models that the undisturbed run promoted
 * @param modelsEqual whether the disturbed run promoted the same, by hash and in the same order
 */
record Findings(
    long readings,
    long alerts,
    long alertsLost,
    long alertsBesides,
    long entitiesOutOfOrder,
    long unscored,
    long scoredTwice,
    long scoresDifferent,
    int models,
    boolean modelsEqual) {

  /** Compares what was written. */
  static Findings of(long readings, Written disturbed, Written undisturbed) {
    long lost = 0;
    long besides = 0;
    for (int partition : undisturbed.alerts().keySet()) {
      List<String> wanted = undisturbed.alerts().get(partition);
      List<String> found = disturbed.alerts().getOrDefault(partition, List.of());
      lost += without(wanted, found);
      besides += without(found, wanted);
    }
    long outOfOrder =
        undisturbed.alertsByEntity().entrySet().stream()
            .filter(one -> !one.getValue().equals(disturbed.alertsByEntity().get(one.getKey())))
            .count();
    long twice = disturbed.scores().values().stream().filter(all -> all.size() > 1).count();
    long different =
        Stream.of(disturbed, undisturbed)
            .flatMap(run -> run.scores().keySet().stream())
            .distinct()
            .filter(
                place ->
                    !Objects.equals(disturbed.scores().get(place), undisturbed.scores().get(place)))
            .count();
    long answered =
        disturbed.scores().size()
            + disturbed.deadLetters().stream()
                .filter(place -> !disturbed.scores().containsKey(place))
                .distinct()
                .count();
    return new Findings(
        readings,
        undisturbed.alertCount(),
        lost,
        besides,
        outOfOrder,
        readings - answered,
        twice,
        different,
        undisturbed.models().size(),
        undisturbed.models().equals(disturbed.models()));
  }

  /** Those of two runs together. */
  Findings and(Findings other) {
    return new Findings(
        readings + other.readings,
        alerts + other.alerts,
        alertsLost + other.alertsLost,
        alertsBesides + other.alertsBesides,
        entitiesOutOfOrder + other.entitiesOutOfOrder,
        unscored + other.unscored,
        scoredTwice + other.scoredTwice,
        scoresDifferent + other.scoresDifferent,
        models + other.models,
        modelsEqual && other.modelsEqual);
  }

  /** How many of the first are not among the second, each counted as often as it is there. */
  private static long without(List<String> first, List<String> second) {
    Map<String, Integer> left = new HashMap<>();
    second.forEach(one -> left.merge(one, 1, Integer::sum));
    List<String> missing = new ArrayList<>();
    for (String one : first) {
      if (left.merge(one, -1, Integer::sum) < 0) {
        missing.add(one);
      }
    }
    return missing.size();
  }

  /** Whether nothing was lost, doubled or changed, and there was something to lose. */
  boolean held() {
    return alerts > 0
        && models > 1
        && alertsLost == 0
        && alertsBesides == 0
        && entitiesOutOfOrder == 0
        && unscored == 0
        && scoredTwice == 0
        && scoresDifferent == 0
        && modelsEqual;
  }
}
