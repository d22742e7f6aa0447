package io.tidewatch.config;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is passed on to a Kafka client as it is. Values may be secrets: {@link #toString} shows the
 * names only.
 *
 * <p>Of {@code ${env:NAME}}, {@code ${file:PATH:KEY}} and {@code ${dir:PATH:FILE}} only the
 * placeholder travels with the job and into the metadata of its checkpoints; Kafka's own config
 * providers resolve it where the client runs.
 */
public final class KafkaProperties {

  /** No properties. */
  public static final KafkaProperties NONE = new KafkaProperties(Map.of());

  private final SortedMap<String, String> values;

  /** Keeps a copy of names and values. */
  public KafkaProperties(Map<String, String> values) {
    SortedMap<String, String> copy = new TreeMap<>(values);
    copy.values().forEach(value -> Objects.requireNonNull(value, "value"));
    this.values = Collections.unmodifiableSortedMap(copy);
  }

  /** Names and values, by name. */
  public SortedMap<String, String> values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KafkaProperties properties && values.equals(properties.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The names, without their values. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
