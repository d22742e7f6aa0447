package io.tidewatch.reading;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * How a record becomes a reading.
 *
 * @param entityField the field that names the entity (top-level name, or JSON pointer)
 * @param groupField the field whose value chooses the model, empty for none
 * @param timeField the field of the event time, empty for the record's own timestamp
 * @param timeFormat how it is written
 * @param channels the channels, in the order of {@link Reading#values()}
 * @param limits what is accepted at most
 */
public record ReadingSpec(
    String entityField,
    String groupField,
    String timeField,
    TimeFormat timeFormat,
    List<ChannelSpec> channels,
    ReadingLimits limits)
    implements Serializable {

  /**
   * Checks that there is at least one channel and no name twice.
   *
   * @throws IllegalArgumentException otherwise
   */
  public ReadingSpec {
    Objects.requireNonNull(entityField, "entityField");
    Objects.requireNonNull(groupField, "groupField");
    Objects.requireNonNull(timeField, "timeField");
    Objects.requireNonNull(timeFormat, "timeFormat");
    Objects.requireNonNull(limits, "limits");
    channels = List.copyOf(channels);
    long names = channels.stream().map(ChannelSpec::name).distinct().count();
    if (channels.isEmpty() || names != channels.size()) {
      throw new IllegalArgumentException(
          "channels must be at least one and have distinct names, but was " + channels);
    }
  }
}
