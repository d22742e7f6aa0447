package io.tidewatch.evaluate;

import java.util.Objects;

/**
 * The truth about one fault that was planted.
 *
 * @param kind what goes wrong
 * @param entity whose: of the synthetic plant, a pump
 * @param channel the name of the channel
 * @param start event time of its beginning, in milliseconds since the epoch
 * @param end event time of its end, itself sound again
 */
public record PlantedFault(FaultKind kind, String entity, String channel, long start, long end) {

  /**
   * Checks that it lasts.
   *
   * @throws IllegalArgumentException when it ends before it begins
   */
  public PlantedFault {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(channel, "channel");
    if (end <= start) {
      throw new IllegalArgumentException(
          "end must be after start, but was " + end + " and " + start + " (planted fault)");
    }
  }

  /** Whether the fault acts on readings of this entity at this event time. */
  public boolean covers(String whose, long time) {
    return entity.equals(whose) && time >= start && time < end;
  }
}
