package io.tidewatch.reading;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which fields say something about a person, and what becomes of them. Messages about a record
 * quote nothing of it as soon as one of its fields is personal.
 *
 * @param fields the treatments, by field as the specification names it
 * @param secret where the key of pseudonyms comes from: a placeholder, never the key; empty where
 *     no field is hashed
 * @param keepRecords whether dead letters carry the refused record as it came, personal fields and
 *     all
 */
public record PersonalPlan(Map<String, Treatment> fields, String secret, boolean keepRecords)
    implements Serializable {

  /** No field is personal. */
  public static final PersonalPlan NONE = new PersonalPlan(Map.of(), "", true);

  /**
   * Copies the map, sorted.
   *
   * @throws IllegalArgumentException when a secret is there exactly where none is needed
   */
  public PersonalPlan {
    Objects.requireNonNull(secret, "secret");
    fields = Map.copyOf(new TreeMap<>(fields));
    if (fields.containsValue(Treatment.HASH) == secret.isEmpty()) {
      throw new IllegalArgumentException(
          "secret must be given exactly where a field is hashed, but was "
              + (secret.isEmpty() ? "absent" : "given")
              + " (personal)");
    }
  }

  /** Whether a field is treated so. */
  public boolean is(String field, Treatment treatment) {
    return fields.get(field) == treatment;
  }

  /** Whether a record may be quoted in messages. */
  public boolean quotable() {
    return fields.isEmpty();
  }

  /** The channels whose values no alert shows. */
  public List<String> masked(List<ChannelSpec> channels) {
    return channels.stream()
        .filter(channel -> is(channel.field(), Treatment.MASK))
        .map(ChannelSpec::name)
        .toList();
  }
}
