package io.tidewatch.feature;

/**
 * The readings that may still become the smallest (or largest) value of a sliding window: those no
 * later value of the window beats or equals (the monotonic queue, as in Lemire, "Streaming
 * maximum-minimum filter using no more than three comparisons per element", 2006).
 *
 * <p>What it holds is a pure function of the window's values. Readings are named by the low 32 bits
 * of their sequence number; the values stay in the {@link ReadingRing}.
 */
final class MonotonicDeque {
  private static final int SMALLEST = 4;
  // Sizes jump about by nature: a short deque would be moved again and again.
  private static final int WORTH_SHRINKING = 64;

  private int[] sequences = {};
  private int start;
  private int size;

  int size() {
    return size;
  }

  int capacity() {
    return sequences.length;
  }

  /** The sequence number, low 32 bits, of the i-th reading from the front; size &gt; i. */
  int sequence(int i) {
    int position = start + i;
    return sequences[position < sequences.length ? position : position - sequences.length];
  }

  /** Lets the readings before one leave the window. */
  void leaveBefore(long sequence) {
    while (size > 0 && (int) sequence - sequence(0) > 0) {
      start = start + 1 == sequences.length ? 0 : start + 1;
      size--;
    }
    if (sequences.length > WORTH_SHRINKING && size < sequences.length / 4) {
      resize(sequences.length / 2);
    }
  }

  /**
   * Lets the reading appended to a ring last enter the window.
   *
   * @param slot the slot of its value, which is present
   * @param largest whether the front is to be the largest value, else the smallest
   */
  void enter(ReadingRing ring, int slot, boolean largest) {
    float value = ring.value(ring.next() - 1, slot);
    while (size > 0) {
      float last = ring.value(sequence(size - 1), slot);
      if (largest ? last > value : last < value) {
        break;
      }
      size--;
    }
    append((int) (ring.next() - 1));
  }

  /** Adds to the back what {@link #sequence} gave, in order: how a stored deque is restored. */
  void append(int sequence) {
    if (size == sequences.length) {
      resize(Math.max(SMALLEST, 2 * size));
    }
    int position = start + size;
    sequences[position < sequences.length ? position : position - sequences.length] = sequence;
    size++;
  }

  /** The value at the front, NaN where the window has none. */
  float front(ReadingRing ring, int slot) {
    return size == 0 ? Float.NaN : ring.value(sequence(0), slot);
  }

  MonotonicDeque copy() {
    MonotonicDeque copy = new MonotonicDeque();
    copy.sequences = sequences.clone();
    copy.start = start;
    copy.size = size;
    return copy;
  }

  private void resize(int capacity) {
    int[] moved = new int[capacity];
    for (int i = 0; i < size; i++) {
      moved[i] = sequence(i);
    }
    sequences = moved;
    start = 0;
  }
}
