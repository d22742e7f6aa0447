package io.tidewatch.evaluate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A fault that a synthetic plant is to have.
 *
 * @param kind what goes wrong
 * @param pump at which pump, from 1
 * @param channel in which channel
 * @param at when it begins, counted from the start of the stream
 * @param length how long it lasts
 */
public record FaultPlan(
    FaultKind kind, int pump, PlantChannel channel, Duration at, Duration length) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when the pump or the length is not positive, or the beginning
   *     negative
   */
  public FaultPlan {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(channel, "channel");
    if (pump < 1) {
      throw new IllegalArgumentException(
          "pump must be at least 1, but was " + pump + " (" + kind + ")");
    }
    if (at.isNegative() || length.toMillis() < 1) {
      throw new IllegalArgumentException(
          "fault must begin at 0 or later and last, but was "
              + at
              + " for "
              + length
              + " ("
              + kind
              + ")");
    }
  }

  /**
   * One fault of each kind, each on the next pump and in the channel where it is best seen, one
   * after the other.
   *
   * @param first when the first begins, counted from the start of the stream; a detector should
   *     have seen a few load cycles ({@link PlantSpec#cycle()}) by then
   * @param apart from the beginning of one to the beginning of the next
   * @param interval the time between two readings of a pump: a spike lasts two of them, the others
   *     120 to 300
   * @param pumps how many pumps there are
   * @throws IllegalArgumentException when there are none
   */
  public static List<FaultPlan> oneOfEach(
      Duration first, Duration apart, Duration interval, int pumps) {
    if (pumps < 1) {
      throw new IllegalArgumentException(
          "pumps must be at least 1, but was " + pumps + " (fault plan)");
    }
    PlantChannel[] channels = {
      PlantChannel.VIBRATION,
      PlantChannel.PRESSURE,
      PlantChannel.TEMPERATURE,
      PlantChannel.SPEED,
      PlantChannel.FLOW,
      PlantChannel.CURRENT
    };
    int[] readings = {2, 150, 300, 180, 240, 120};
    return IntStream.range(0, channels.length)
        .mapToObj(
            i ->
                new FaultPlan(
                    FaultKind.values()[i],
                    i % pumps + 1,
                    channels[i],
                    first.plus(apart.multipliedBy(i)),
                    interval.multipliedBy(readings[i])))
        .toList();
  }
}
