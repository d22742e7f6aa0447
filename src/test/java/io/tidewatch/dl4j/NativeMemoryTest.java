package io.tidewatch.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeMemoryTest {

  @Test
  void theProcessHoldsAtLeastItsUsedHeap() {
    long[] used = new long[1 << 20];
    used[used.length - 1] = 1;

    assertThat(NativeMemory.processBytes()).isGreaterThan(8L * used.length);
  }
}
