package io.tidewatch.evaluate;

import java.util.Objects;

/**
 * One record of the synthetic plant.
 *
 * @param time event time in milliseconds since the epoch
 * @param entity the pump
 * @param json the value: a JSON object in UTF-8
 * @param arrivalTime when it reaches the log, in milliseconds since the epoch; not before the event
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlantRecord(long time, String entity, byte[] json, long arrivalTime) {

  /**
   * Checks that it does not arrive before it happens.
   *
   * @throws IllegalArgumentException otherwise
   */
  public PlantRecord {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(json, "json");
    if (arrivalTime < time) {
      throw new IllegalArgumentException(
          "arrival time must be at least the event time, but was "
              + arrivalTime
              + " and "
              + time
              + " ("
              + entity
              + ")");
    }
  }
}
