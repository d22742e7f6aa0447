package io.tidewatch.reading;

import java.io.Serializable;

/**
 * One channel of a reading and the field it is read from.
 *
 * @param name the channel's name in features, alerts and metrics
 * @param field the field of the record: a top-level name, or a JSON pointer when it begins with a
 *     slash
 * @param type what the field holds
 * @param buckets for a category the number of hash buckets, 1 to 4096; else 0
 * @param required whether a record without it is refused ({@code WRONG_TYPE}) rather than masked
 */
public record ChannelSpec(
    String name, String field, ChannelType type, int buckets, boolean required)
    implements Serializable {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when a name is blank or buckets do not fit the type
   */
  public ChannelSpec {
    if (name.isBlank() || field.isBlank()) {
      throw new IllegalArgumentException(
          "channel name and field must be non-blank, but was '" + name + "', '" + field + "'");
    }
    boolean fits = type == ChannelType.CATEGORY ? buckets >= 1 && buckets <= 4096 : buckets == 0;
    if (!fits) {
      throw new IllegalArgumentException(
          "buckets must be 1 to 4096 for a category and 0 otherwise, but was "
              + buckets
              + " (channel "
              + name
              + ")");
    }
  }

  /** A number channel whose field has the channel's name. */
  public static ChannelSpec number(String name) {
    return new ChannelSpec(name, name, ChannelType.NUMBER, 0, false);
  }
}
