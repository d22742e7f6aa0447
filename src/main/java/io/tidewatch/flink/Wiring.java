package io.tidewatch.flink;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How the pipeline is laid out on Flink; none of it changes what comes out, unless a training has
 * to be given up.
 *
 * @param trainers brings the trainer into being
 * @param warmModels encoded models of an earlier run by slot, to begin with
 * @param learnApart whether Learn has a slot-sharing group of its own
 * @param trainingTimeout how long a training may take, positive
 */
public record Wiring(
    TrainerSource trainers,
    Map<String, byte[]> warmModels,
    boolean learnApart,
    Duration trainingTimeout)
    implements Serializable {

  /**
   * Takes a copy of the map.
   *
   * @throws IllegalArgumentException when the timeout is not positive
   */
  public Wiring {
    Objects.requireNonNull(trainers, "trainers");
    warmModels = Map.copyOf(warmModels);
    if (trainingTimeout.isNegative() || trainingTimeout.isZero()) {
      throw new IllegalArgumentException(
          "training timeout must be positive, but was " + trainingTimeout + " (wiring)");
    }
  }
}
