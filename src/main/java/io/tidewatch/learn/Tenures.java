package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** From when to when which entities have models of their own, as far as decided. Immutable. */
public final class Tenures {

  /** Nothing decided. */
  public static final Tenures EMPTY = new Tenures(Map.of(), Long.MIN_VALUE);

  /** The end of a tenure that goes on. */
  public static final long OPEN = Long.MAX_VALUE;

  /**
   * A stretch of event time during which an entity has, or learns, a model of its own.
   *
   * @param from milliseconds, or {@link Long#MIN_VALUE}
   * @param until milliseconds, exclusive, or {@link #OPEN}
   */
  public record Tenure(long from, long until) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Tenure {
      if (until < from) {
        throw new IllegalArgumentException(
            "tenure must end at or after " + from + ", but was until " + until);
      }
    }

    private boolean holds(long time) {
      return from <= time && (time < until || until == OPEN);
    }
  }

  private final Map<String, List<Tenure>> bySlot;
  private final long horizon;

  /**
   * Tenures out of their parts, as stored state holds them.
   *
   * @param bySlot ascending for each slot
   * @param horizon event time before which all are known
   * @throws IllegalArgumentException when they do not ascend
   */
  public Tenures(Map<String, List<Tenure>> bySlot, long horizon) {
    this.bySlot = new HashMap<>(bySlot);
    this.horizon = horizon;
    bySlot.forEach(Tenures::requireAscending);
  }

  private static void requireAscending(String slot, List<Tenure> tenures) {
    for (int i = 1; i < tenures.size(); i++) {
      if (tenures.get(i).from() < tenures.get(i - 1).until()) {
        throw new IllegalArgumentException(
            "tenures must ascend, but was "
                + tenures.get(i)
                + " after "
                + tenures.get(i - 1)
                + " (slot "
                + slot
                + ")");
      }
    }
  }

  /** Of those who begin with a model from an earlier run. */
  public static Tenures of(AdmissionState begun) {
    Map<String, List<Tenure>> bySlot = new HashMap<>();
    begun
        .admitted()
        .keySet()
        .forEach(slot -> bySlot.put(slot, List.of(new Tenure(Long.MIN_VALUE, OPEN))));
    return new Tenures(bySlot, Long.MIN_VALUE);
  }

  /**
   * The tenures after one more decision.
   *
   * @param from the event time from which it counts
   * @param nextHorizon event time before which all are known now
   */
  public Tenures after(AdmissionDecision decision, long from, long nextHorizon) {
    Tenures next = new Tenures(bySlot, Math.max(horizon, nextHorizon));
    decision.retired().forEach(slot -> next.bySlot.computeIfPresent(slot, (s, t) -> end(t, from)));
    decision.admitted().forEach(slot -> next.bySlot.merge(slot, begun(from), Tenures::then));
    return next;
  }

  private static List<Tenure> end(List<Tenure> tenures, long until) {
    List<Tenure> ended = new ArrayList<>(tenures);
    Tenure last = ended.remove(ended.size() - 1);
    ended.add(new Tenure(last.from(), until));
    return ended;
  }

  private static List<Tenure> begun(long from) {
    return List.of(new Tenure(from, OPEN));
  }

  private static List<Tenure> then(List<Tenure> before, List<Tenure> next) {
    List<Tenure> both = new ArrayList<>(before);
    both.addAll(next);
    return both;
  }

  /**
   * The tenures that a record may still fall into.
   *
   * @param time every record still to come is later than this
   */
  public Tenures prunedBefore(long time) {
    Map<String, List<Tenure>> kept = new HashMap<>();
    bySlot.forEach(
        (slot, tenures) -> {
          List<Tenure> later = tenures.stream().filter(tenure -> tenure.until() > time).toList();
          if (!later.isEmpty()) {
            kept.put(slot, later);
          }
        });
    return new Tenures(kept, horizon);
  }

  /** Whether it is decided who has a model of their own at an event time. */
  public boolean isDecided(long time) {
    return time < horizon;
  }

  /** The tenure of a slot at an event time, or null. */
  public Tenure at(String slot, long time) {
    for (Tenure tenure : bySlot.getOrDefault(slot, List.of())) {
      if (tenure.holds(time)) {
        return tenure;
      }
    }
    return null;
  }

  /** The slots that have a tenure. */
  public Set<String> slots() {
    return Set.copyOf(bySlot.keySet());
  }

  /** The tenures of each slot, ascending, by the names of the slots. */
  public Map<String, List<Tenure>> bySlot() {
    return new TreeMap<>(bySlot);
  }

  /** Event time before which all tenures are known. */
  public long horizon() {
    return horizon;
  }
}
