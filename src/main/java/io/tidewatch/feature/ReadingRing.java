package io.tidewatch.feature;

/**
 * The last readings of one entity: their times, and the values of the channels that need history.
 *
 * <p>A reading is named by its sequence number, 0 for the entity's first. Since far fewer than 2^31
 * are kept, the low 32 bits are enough to name one that is; methods accept either form.
 *
 * <p>Capacity doubles up to a limit and halves when three quarters lie empty, so the cost of a move
 * is spread over the readings that caused it. It never shows in a result.
 */
final class ReadingRing {
  private static final int SMALLEST = 4;

  private final int slots;
  private final boolean timed;
  private long[] times = {};
  private float[] values = {};
  private int capacity;
  private int start;
  private int size;
  private long next;

  /**
   * An empty ring.
   *
   * @param slots values kept of a reading
   * @param timed whether times are kept; without windows nobody asks for them
   * @param next the sequence number of the reading to be appended next
   */
  ReadingRing(int slots, boolean timed, long next) {
    this.slots = slots;
    this.timed = timed;
    this.next = next;
  }

  int slots() {
    return slots;
  }

  boolean isTimed() {
    return timed;
  }

  int size() {
    return size;
  }

  int capacity() {
    return capacity;
  }

  /** The sequence number of the oldest reading kept, or {@link #next()} where none is. */
  long first() {
    return next - size;
  }

  /** The sequence number the next reading will have: how many there have been. */
  long next() {
    return next;
  }

  long time(long sequence) {
    return times[position(sequence)];
  }

  float value(long sequence, int slot) {
    return values[position(sequence) * slots + slot];
  }

  /**
   * Adds a reading whose values are yet to be {@link #set}.
   *
   * @param limit the capacity not to be exceeded by growing
   */
  void append(long time, int limit) {
    if (size == capacity) {
      resize(Math.max(size + 1, Math.min(Math.max(SMALLEST, 2 * capacity), limit)));
    }
    size++;
    next++;
    if (timed) {
      times[position(next - 1)] = time;
    }
  }

  /** Sets a value of the reading appended last. */
  void set(int slot, float value) {
    values[position(next - 1) * slots + slot] = value;
  }

  /** Forgets the readings before one. */
  void dropBefore(long sequence) {
    int dropped = (int) Math.max(0, Math.min(size, sequence - first()));
    start += dropped;
    if (start >= capacity) {
      start -= capacity;
    }
    size -= dropped;
    if (capacity > 2 * SMALLEST && size < capacity / 4) {
      resize(capacity / 2);
    }
  }

  /** Puts the present values of a slot, from one reading on, in the place of what is in a bag. */
  void recount(RunningMoments moments, int slot, long from) {
    moments.clear();
    for (long sequence = from; sequence < next; sequence++) {
      float value = value(sequence, slot);
      if (!Float.isNaN(value)) {
        moments.add(value);
      }
    }
  }

  ReadingRing copy() {
    ReadingRing copy = new ReadingRing(slots, timed, next);
    copy.times = times.clone();
    copy.values = values.clone();
    copy.capacity = capacity;
    copy.start = start;
    copy.size = size;
    return copy;
  }

  /** Bytes of the arrays. */
  long bytes() {
    return (long) Long.BYTES * times.length + (long) Float.BYTES * values.length;
  }

  private int position(long sequence) {
    int position = start + ((int) sequence - (int) first());
    return position < capacity ? position : position - capacity;
  }

  private void resize(int newCapacity) {
    int head = Math.min(size, capacity - start);
    int tail = size - head;
    if (timed) {
      long[] movedTimes = new long[newCapacity];
      System.arraycopy(times, start, movedTimes, 0, head);
      System.arraycopy(times, 0, movedTimes, head, tail);
      times = movedTimes;
    }
    float[] moved = new float[Math.multiplyExact(newCapacity, slots)];
    System.arraycopy(values, start * slots, moved, 0, head * slots);
    System.arraycopy(values, 0, moved, head * slots, tail * slots);
    values = moved;
    start = 0;
    capacity = newCapacity;
  }
}
