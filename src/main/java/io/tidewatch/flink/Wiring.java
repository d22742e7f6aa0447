package io.tidewatch.flink;

import java.util.Map;
import java.util.Objects;

/**
 * How the pipeline is laid out on Flink; none of it changes what comes out.
 *
 * @param trainers brings the trainer into being
 * @param warmModels encoded models of an earlier run by slot, to begin with
 * @param learnApart whether Learn has a slot-sharing group of its own
 */
public record Wiring(TrainerSource trainers, Map<String, byte[]> warmModels, boolean learnApart) {

  /** Takes a copy of the map. */
  public Wiring {
    Objects.requireNonNull(trainers, "trainers");
    warmModels = Map.copyOf(warmModels);
  }
}
