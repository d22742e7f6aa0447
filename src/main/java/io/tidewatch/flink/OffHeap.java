package io.tidewatch.flink;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** Whether a TaskManager has set aside the memory that a trainer takes beside the Java heap. */
final class OffHeap {

  private OffHeap() {}

  /**
   * Stops the job for good where it has not: the container's limit would be met in the midst of a
   * training, and the process killed, again and again.
   *
   * @param bytes what a training takes, at most
   * @param trainings how many may run at once in the TaskManager
   * @throws SuppressRestartsException when they do not fit
   */
  static void require(long bytes, int trainings, Configuration taskManager) {
    MemorySize has = taskManager.get(TaskManagerOptions.TASK_OFF_HEAP_MEMORY);
    MemorySize needed = new MemorySize(bytes * trainings);
    if (has.compareTo(needed) < 0) {
      throw new SuppressRestartsException(
          new IllegalStateException(
              TaskManagerOptions.TASK_OFF_HEAP_MEMORY.key()
                  + " must be at least "
                  + needed
                  + ", but was "
                  + has
                  + " (runtime.off_heap for each of "
                  + trainings
                  + " trainings at once in a TaskManager)"));
    }
  }
}
