package io.tidewatch.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which entities have models of their own, and who would like one. Mutable, owned by one {@link
 * Admission} at a time, and only changed by it.
 */
public final class AdmissionState {

  private final TreeMap<String, Long> admitted = new TreeMap<>();
  private final TreeMap<Long, TreeSet<SampleUnit>> candidates = new TreeMap<>();
  private final TreeMap<Long, List<Sample>> held = new TreeMap<>();
  private long decidedUntil = Long.MIN_VALUE;

  /** Nobody was admitted. */
  public AdmissionState() {}

  /** Slots with models of their own, each with the end of the last window it has samples of. */
  Map<String, Long> admitted() {
    return admitted;
  }

  /** Who came in each training window that is not decided, by its end. */
  TreeMap<Long, TreeSet<SampleUnit>> candidates() {
    return candidates;
  }

  /** Samples of training windows of which it is not known yet who is admitted, by their ends. */
  TreeMap<Long, List<Sample>> held() {
    return held;
  }

  /** The end of the newest training window that is decided, or {@link Long#MIN_VALUE}. */
  long decidedUntil() {
    return decidedUntil;
  }

  /** How many entities have models of their own, or are learning one. */
  public int size() {
    return admitted.size();
  }

  void admit(String slot, long lastWindowEnd) {
    admitted.merge(slot, lastWindowEnd, Math::max);
  }

  void retire(String slot) {
    admitted.remove(slot);
  }

  /** Keeps those of the smallest hashes, however many come. */
  void apply(String slot, long windowEnd, int atMost) {
    TreeSet<SampleUnit> units = candidates.computeIfAbsent(windowEnd, end -> new TreeSet<>());
    units.add(SampleUnit.of(slot, windowEnd));
    if (units.size() > atMost) {
      units.pollLast();
    }
  }

  void hold(Sample sample) {
    held.computeIfAbsent(sample.windowEnd(), end -> new ArrayList<>()).add(sample);
  }

  void decided(long windowEnd) {
    decidedUntil = Math.max(decidedUntil, windowEnd);
  }
}
