package io.tidewatch.learn;

import io.tidewatch.model.DetectorModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the learner remembers of one slot. Mutable, owned by one {@link Learner} at a time, and only
 * changed by it.
 */
public final class LearnState {

  private final String slot;
  private final TreeMap<Long, WindowCollector> open = new TreeMap<>();
  private final ArrayDeque<EntityWindow> trainingSet = new ArrayDeque<>();
  private Quarantine quarantine = new Quarantine();
  private Probation probation = new Probation();
  private DetectorModel champion;
  private int promotions;
  private int trainingRows;
  private long rowsSinceTraining;
  private long trainedAt = Long.MIN_VALUE;
  private long decidedUntil = Long.MIN_VALUE;
  private PendingTraining pending;

  /**
   * A training that was begun and has no outcome yet; after a restore it is begun again.
   *
   * @param windowEnd the training window that made it due
   * @param trigger why
   * @param normalWindows judged normal in that window
   * @param suspectWindows judged suspect in that window
   * @param driftDistance of that window
   */
  record PendingTraining(
      long windowEnd,
      Trigger trigger,
      int normalWindows,
      int suspectWindows,
      double driftDistance) {}

  /**
   * A slot that nothing has been learned in.
   *
   * @param slot its name
   * @param champion a model from an earlier run to begin with, or null
   */
  public LearnState(String slot, DetectorModel champion) {
    this.slot = slot;
    this.champion = champion;
    this.promotions = champion == null ? 0 : champion.version().number();
  }

  /** The slot's name. */
  public String slot() {
    return slot;
  }

  /** The model in force, or null. */
  public DetectorModel champion() {
    return champion;
  }

  /** How many rows there are to train on. */
  public int trainingRows() {
    return trainingRows;
  }

  /** The end of the newest training window that is decided, or {@link Long#MIN_VALUE}. */
  public long decidedUntil() {
    return decidedUntil;
  }

  /** Whether a training was begun and has no outcome yet. */
  public boolean training() {
    return pending != null;
  }

  /** The end of the training window whose decision is being trained for. */
  public long trainingWindowEnd() {
    return pending.windowEnd();
  }

  /** The end of the oldest training window with samples that is not closed, or max if none. */
  public long nextWindowEnd() {
    return open.isEmpty() ? Long.MAX_VALUE : open.firstKey();
  }

  /** The end of the newest training window that is closed, be it decided or trained for. */
  long closedUntil() {
    return pending == null ? decidedUntil : pending.windowEnd();
  }

  Map<Long, WindowCollector> open() {
    return open;
  }

  Deque<EntityWindow> trainingSet() {
    return trainingSet;
  }

  Quarantine quarantine() {
    return quarantine;
  }

  Probation probation() {
    return probation;
  }

  int promotions() {
    return promotions;
  }

  long rowsSinceTraining() {
    return rowsSinceTraining;
  }

  long trainedAt() {
    return trainedAt;
  }

  PendingTraining pending() {
    return pending;
  }

  void decided(long windowEnd) {
    decidedUntil = Math.max(decidedUntil, windowEnd);
  }

  /** Adds a normal window and lets the oldest go while the rest still fills the capacity. */
  void learnFrom(EntityWindow window, int capacityRows) {
    if (window.rows().isEmpty()) {
      return;
    }
    trainingSet.addLast(window);
    trainingRows += window.rows().size();
    rowsSinceTraining += window.rows().size();
    while (trainingRows - trainingSet.getFirst().rows().size() >= capacityRows) {
      trainingRows -= trainingSet.removeFirst().rows().size();
    }
  }

  /**
   * Forgets what was normal of an entity before, oldest windows first, as far as that leaves enough
   * rows to train on.
   */
  void forget(String entity, long before, int leastRows) {
    Iterator<EntityWindow> windows = trainingSet.iterator();
    while (windows.hasNext()) {
      EntityWindow window = windows.next();
      int rows = window.rows().size();
      boolean old = window.unit().entity().equals(entity) && window.unit().start() < before;
      if (old && trainingRows - rows >= leastRows) {
        windows.remove();
        trainingRows -= rows;
      }
    }
  }

  void begin(PendingTraining training) {
    pending = training;
  }

  void conclude(DetectorModel promoted) {
    trainedAt = pending.windowEnd();
    rowsSinceTraining = 0;
    pending = null;
    if (promoted != null) {
      champion = promoted;
      promotions++;
    }
  }

  /** Forgets all that was learned; what is open stays. */
  void beginAnew() {
    trainingSet.clear();
    quarantine = new Quarantine();
    probation = new Probation();
    champion = null;
    promotions = 0;
    trainingRows = 0;
    rowsSinceTraining = 0;
    trainedAt = Long.MIN_VALUE;
  }

  void restore(
      int promotions,
      long rowsSinceTraining,
      long trainedAt,
      long decidedUntil,
      PendingTraining pending) {
    this.promotions = promotions;
    this.rowsSinceTraining = rowsSinceTraining;
    this.trainedAt = trainedAt;
    this.decidedUntil = decidedUntil;
    this.pending = pending;
    this.trainingRows = trainingSet.stream().mapToInt(window -> window.rows().size()).sum();
  }
}
