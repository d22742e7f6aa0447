package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonotonicDequeTest {
  /** Windows that slide across the 32-bit border of sequence numbers, at random widths. */
  @ParameterizedTest(name = "from {0}, trend {1}")
  @CsvSource({"0, 0", "0, 1", "0, -1", "2147483000, 0", "4294966800, 1", "9223372036854774000, -1"})
  void keepsTheSmallestAndLargestOfAnyWindow(long from, float trend) {
    Random random = new Random(from + 1);
    ReadingRing ring = new ReadingRing(2, false, from);
    MonotonicDeque min = new MonotonicDeque();
    MonotonicDeque max = new MonotonicDeque();
    long head = from;
    for (int i = 0; i < 1_500; i++) {
      ring.append(0, 10_000);
      ring.set(0, -1);
      ring.set(1, Math.round(10 * random.nextGaussian()) + trend * i);
      min.enter(ring, 1, false);
      max.enter(ring, 1, true);
      if (random.nextInt(30) == 0) {
        head += random.nextInt((int) (ring.next() - head));
        ring.dropBefore(head);
        min.leaveBefore(head);
        max.leaveBefore(head);
      }
      float smallest = Float.POSITIVE_INFINITY;
      float largest = Float.NEGATIVE_INFINITY;
      for (long sequence = head; sequence < ring.next(); sequence++) {
        smallest = Math.min(smallest, ring.value(sequence, 1));
        largest = Math.max(largest, ring.value(sequence, 1));
      }
      assertThat(min.front(ring, 1)).isEqualTo(smallest);
      assertThat(max.front(ring, 1)).isEqualTo(largest);
    }
    min.leaveBefore(ring.next());
    assertThat(min.front(ring, 1)).isNaN();
    assertThat(min.capacity()).isLessThanOrEqualTo(2 * 1_500);
  }
}
