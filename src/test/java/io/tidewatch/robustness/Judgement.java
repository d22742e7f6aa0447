package io.tidewatch.robustness;

import io.tidewatch.detect.Score;
import io.tidewatch.evaluate.AlertMetrics;
import io.tidewatch.evaluate.Observer;
import io.tidewatch.evaluate.PlantedFault;
import io.tidewatch.evaluate.RankMetrics;
import io.tidewatch.learn.ModelDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was said of each record, beside the truth. Sound records just behind a fault count neither
 * way: their windows still hold it.
 */
final class Judgement implements Observer {

  /** One record scored. */
  record Row(String entity, long time, boolean faulty, float error, boolean alerted) {}

  /** How long windows of the shipped configuration still hold what a fault left. */
  private static final long WAKE_MILLIS = 60_000;

  private final Map<String, List<PlantedFault>> faults;
  private final List<Row> rows = new ArrayList<>();
  private final List<ModelDecision> decisions = new ArrayList<>();

  private Judgement(Map<String, List<PlantedFault>> faults) {
    this.faults = faults;
  }

  Judgement(PlantLog log) {
    this(new HashMap<>());
    log.truth()
        .forEach(
            fault -> faults.computeIfAbsent(fault.entity(), e -> new ArrayList<>()).add(fault));
  }

  @Override
  public void scored(Score score, boolean alerted) {
    String entity = score.vector().entity();
    long time = score.vector().time();
    List<PlantedFault> own = faults.getOrDefault(entity, List.of());
    boolean faulty = own.stream().anyMatch(f -> f.covers(entity, time));
    boolean wake = own.stream().anyMatch(f -> time >= f.end() && time < f.end() + WAKE_MILLIS);
    if (wake && !faulty) {
      return;
    }
    rows.add(new Row(entity, time, faulty, score.error(), alerted));
  }

  @Override
  public void decided(ModelDecision decision) {
    decisions.add(decision);
  }

  List<ModelDecision> decisions() {
    return decisions;
  }

  /** Of some entities alone. */
  Judgement of(Predicate<String> entities) {
    Judgement some = new Judgement(faults);
    rows.stream().filter(row -> entities.test(row.entity())).forEach(some.rows::add);
    return some;
  }

  private List<Row> between(long from, long to) {
    return rows.stream().filter(row -> row.time() >= from && row.time() < to).toList();
  }

  /** The decisions on the records of a time. */
  AlertMetrics alerts(long from, long to) {
    List<Row> chosen = between(from, to);
    return AlertMetrics.of(flags(chosen, Row::faulty), flags(chosen, Row::alerted));
  }

  /** The ranking of the records of a time. */
  RankMetrics ranking(long from, long to) {
    List<Row> chosen = between(from, to);
    return RankMetrics.of(
        flags(chosen, Row::faulty), chosen.stream().mapToDouble(Row::error).toArray());
  }

  private static boolean[] flags(List<Row> rows, Predicate<Row> flag) {
    boolean[] flags = new boolean[rows.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = flag.test(rows.get(i));
    }
    return flags;
  }
}
