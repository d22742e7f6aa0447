package io.tidewatch.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where in a course of readings faults go: into its latter half, which is cut into equal slots of
 * one fault each. Behind a fault lies its wake, in which windows still hold what it left; after
 * that at least half of the slot is sound.
 */
final class FaultLayout {

  /** What is planted, in turn. */
  static final List<FaultKind> KINDS =
      List.of(
          FaultKind.SPIKE, FaultKind.LEVEL_SHIFT, FaultKind.STUCK, FaultKind.BROKEN_CORRELATION);

  /** Readings of a fault that lasts, at least: fewer than this a smoothed feature hardly shows. */
  static final int SHORTEST = 10;

  /** Readings of a fault that lasts, at most. */
  static final int LONGEST = 60;

  /** Readings of a spike. */
  static final int SPIKE = 2;

  /** Faults of one course, at most. */
  static final int MOST = 48;

  // Slots are so many times as long as a fault that lasts.
  private static final int ROOM = 4;

  /** The fewest readings of a course with a fault. */
  static final int LEAST_READINGS = 2 * ROOM * SHORTEST;

  private FaultLayout() {}

  /**
   * A fault's place among the readings of its course.
   *
   * @param kind what goes wrong
   * @param from its first reading
   * @param to its first sound reading
   * @param wakeEnd where its wake ends
   */
  record Place(FaultKind kind, int from, int to, int wakeEnd) {}

  /** The first reading of the latter half. */
  static int latterHalf(int readings) {
    return readings - readings / 2;
  }

  /**
   * Lays out the faults of a course: one of each kind where the latter half holds as many of the
   * shortest, more where it holds more of the longest.
   *
   * @param readings how many the course has
   * @param turn the index of the first fault's kind
   * @param random drawn from, fault by fault
   */
  static List<Place> of(int readings, int turn, SplittableRandom random) {
    int first = latterHalf(readings);
    int half = readings - first;
    int few = Math.min(KINDS.size(), half / (ROOM * SHORTEST));
    int count = Math.max(few, Math.min(MOST, half / (ROOM * LONGEST)));
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int begin = first + (int) ((long) i * half / count);
      int end = first + (int) ((long) (i + 1) * half / count);
      FaultKind kind = KINDS.get((turn + i) % KINDS.size());
      int lasting = Math.min(LONGEST, (end - begin) / ROOM);
      int from = begin + random.nextInt(end - begin - 2 * lasting + 1);
      int to = from + (kind == FaultKind.SPIKE ? SPIKE : lasting);
      places.add(new Place(kind, from, to, to + lasting));
    }
    return places;
  }
}
