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
 * @param personal which fields are personal, and what becomes of them
 */
public record ReadingSpec(
    String entityField,
    String groupField,
    String timeField,
    TimeFormat timeFormat,
    List<ChannelSpec> channels,
    ReadingLimits limits,
    PersonalPlan personal)
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
    Objects.requireNonNull(personal, "personal");
    channels = List.copyOf(channels);
    long names = channels.stream().map(ChannelSpec::name).distinct().count();
    if (channels.isEmpty() || names != channels.size()) {
      throw new IllegalArgumentException(
          "channels must be at least one and have distinct names, but was " + channels);
    }
  }

  /** A specification in which no field is personal. */
  public ReadingSpec(
      String entityField,
      String groupField,
      String timeField,
      TimeFormat timeFormat,
      List<ChannelSpec> channels,
      ReadingLimits limits) {
    this(entityField, groupField, timeField, timeFormat, channels, limits, PersonalPlan.NONE);
  }

  /** The same with personal fields. */
  public ReadingSpec with(PersonalPlan plan) {
    return new ReadingSpec(entityField, groupField, timeField, timeFormat, channels, limits, plan);
  }
}
