package io.tidewatch.reading;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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
 * @param passThrough the fields that alerts show beside what was found
 */
public record ReadingSpec(
    String entityField,
    String groupField,
    String timeField,
    TimeFormat timeFormat,
    List<ChannelSpec> channels,
    ReadingLimits limits,
    PersonalPlan personal,
    List<String> passThrough)
    implements Serializable {

  /**
   * Checks that there is at least one channel, no name twice, and not too much passed through.
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
    passThrough = List.copyOf(passThrough);
    if (passThrough.size() > PassedFields.MAX_FIELDS
        || Set.copyOf(passThrough).size() != passThrough.size()) {
      throw new IllegalArgumentException(
          "pass-through must be at most "
              + PassedFields.MAX_FIELDS
              + " different fields, but was "
              + passThrough);
    }
  }

  /** A specification in which no field is personal and none passed through. */
  public ReadingSpec(
      String entityField,
      String groupField,
      String timeField,
      TimeFormat timeFormat,
      List<ChannelSpec> channels,
      ReadingLimits limits) {
    this(
        entityField,
        groupField,
        timeField,
        timeFormat,
        channels,
        limits,
        PersonalPlan.NONE,
        List.of());
  }

  /** The same with personal fields. */
  public ReadingSpec with(PersonalPlan plan) {
    return new ReadingSpec(
        entityField, groupField, timeField, timeFormat, channels, limits, plan, passThrough);
  }

  /** The same with fields passed through. */
  public ReadingSpec with(List<String> passed) {
    return new ReadingSpec(
        entityField, groupField, timeField, timeFormat, channels, limits, personal, passed);
  }
}
