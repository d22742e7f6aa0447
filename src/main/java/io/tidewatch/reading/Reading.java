package io.tidewatch.reading;

import java.util.List;
import java.util.Objects;

/**
 * One measurement of one entity at one moment.
 *
 * <p>The values stand in the order of the configured channels. A missing value is {@link
 * Float#NaN}: the mask travels in the value. A category is the number of its bucket, a flag 0 or 1.
 *
 * @param entity whose reading it is
 * @param group the value of the field that chooses the model, empty where none is configured
 * @param time event time in milliseconds since the epoch
 * @param values one value a channel, finite or NaN; never written to after construction
 * @param origin where it came from
 * @param passed fields of the record that its alerts show, in the order of the specification; not
 *     part of what is scored
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reading(
    String entity, String group, long time, float[] values, Origin origin, List<PassedField> passed)
    implements Parsed {

  /** Checks that nothing is null; the parser has checked the rest. */
  public Reading {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(origin, "origin");
    passed = List.copyOf(passed);
  }

  /** A reading that passes no fields through. */
  public Reading(String entity, String group, long time, float[] values, Origin origin) {
    this(entity, group, time, values, origin, List.of());
  }
}
