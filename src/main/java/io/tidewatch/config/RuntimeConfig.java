package io.tidewatch.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How the job runs.
 *
 * @param parallelism how many tasks share the work
 * @param checkpointInterval how often the state is saved
 * @param checkpointDir where to: a folder, relative to the working directory, or a URI
 * @param stateBackend where the state lives in between
 * @param learnSlots whether learning shares a slot with scoring
 * @param trainingTimeout how long a training may take before it is given up; the model in force
 *     then stays
 * @param webPort the port of Flink's web UI in a local run; 0 for none
 * @param offHeapBytes what a training may take beside the Java heap, at most
 */
public record RuntimeConfig(
    int parallelism,
    Duration checkpointInterval,
    String checkpointDir,
    StateBackend stateBackend,
    LearnSlots learnSlots,
    Duration trainingTimeout,
    int webPort,
    int offHeapBytes) {

  /** Where the state lives. */
  public enum StateBackend {
    /** In memory: fast. */
    HEAP,
    /** On local disk: for more entities than memory holds. */
    ROCKSDB
  }

  /** Where learning runs. */
  public enum LearnSlots {
    /** In a slot of its own, so that a cluster needs one more. */
    OWN,
    /** In a slot with other tasks. */
    SHARED
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when parallelism or port is out of range, or the interval or
   *     the timeout is not positive
   */
  public RuntimeConfig {
    Objects.requireNonNull(checkpointDir, "checkpointDir");
    Objects.requireNonNull(stateBackend, "stateBackend");
    Objects.requireNonNull(learnSlots, "learnSlots");
    if (parallelism < 1 || webPort < 0 || webPort > 65_535) {
      throw new IllegalArgumentException(
          "parallelism must be at least 1 and the port 0 to 65535, but was "
              + parallelism
              + " and "
              + webPort
              + " (runtime)");
    }
    if (checkpointInterval.isNegative() || checkpointInterval.isZero()) {
      throw new IllegalArgumentException(
          "checkpoint interval must be positive, but was " + checkpointInterval + " (runtime)");
    }
    if (trainingTimeout.isNegative() || trainingTimeout.isZero()) {
      throw new IllegalArgumentException(
          "training timeout must be positive, but was " + trainingTimeout + " (runtime)");
    }
    if (offHeapBytes < 1) {
      throw new IllegalArgumentException(
          "off-heap bytes must be positive, but was " + offHeapBytes + " (runtime)");
    }
  }
}
