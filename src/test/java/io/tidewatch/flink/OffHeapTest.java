package io.tidewatch.flink;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

class OffHeapTest {

  private static final long MIB = 1L << 20;
  private static final Configuration HAS_256 =
      Configuration.fromMap(Map.of("taskmanager.memory.task.off-heap.size", "256m"));

  @Test
  void whatFitsIsTaken() {
    assertThatCode(() -> OffHeap.require(256 * MIB, 1, HAS_256)).doesNotThrowAnyException();
    assertThatCode(() -> OffHeap.require(128 * MIB, 2, HAS_256)).doesNotThrowAnyException();
    assertThatCode(() -> OffHeap.require(0, 8, new Configuration())).doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotFitEndsTheJobWithTheSettingToChange() {
    assertThatThrownBy(() -> OffHeap.require(256 * MIB, 2, HAS_256))
        .isInstanceOf(SuppressRestartsException.class)
        .rootCause()
        .hasMessage(
            "taskmanager.memory.task.off-heap.size must be at least 512 mb, but was 256 mb"
                + " (runtime.off_heap for each of 2 trainings at once in a TaskManager)");
    assertThatThrownBy(() -> OffHeap.require(256 * MIB, 1, new Configuration()))
        .rootCause()
        .hasMessageContaining("at least 256 mb, but was 0 bytes");
  }
}
