package io.tidewatch.learn;

import java.util.Comparator;
import java.util.Objects;

/**
 * One window of one entity, the unit that is sampled, judged, trained on or held out as a whole.
 * Ordered by its hash, so that a choice of the smallest is the same whatever the order of arrival.
 *
 * @param hash of entity and start
 * @param entity whose window it is
 * @param start its start, milliseconds since the epoch
 */
public record SampleUnit(long hash, String entity, long start) implements Comparable<SampleUnit> {

  private static final Comparator<SampleUnit> AMONG_EQUAL_HASHES =
      Comparator.comparing(SampleUnit::entity).thenComparingLong(SampleUnit::start);

  private static final Comparator<SampleUnit> IN_TIME =
      Comparator.comparingLong(SampleUnit::start).thenComparing(SampleUnit::entity);

  /** Checks that there is an entity. */
  public SampleUnit {
    Objects.requireNonNull(entity, "entity");
  }

  /** The unit of an entity and a start, its hash computed. */
  public static SampleUnit of(String entity, long start) {
    // FNV-1a over the characters, then over the start, finished as in splitmix64 so that
    // neighbouring windows fall far apart.
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < entity.length(); i++) {
      hash = (hash ^ entity.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ start) * 0x100000001b3L;
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return new SampleUnit(hash ^ (hash >>> 31), entity, start);
  }

  /** The order of training sets: by start, then by entity. */
  static Comparator<SampleUnit> inTime() {
    return IN_TIME;
  }

  @Override
  public int compareTo(SampleUnit other) {
    // The hashes of two units are hardly ever equal.
    return hash == other.hash
        ? AMONG_EQUAL_HASHES.compare(this, other)
        : Long.compare(hash, other.hash);
  }
}
