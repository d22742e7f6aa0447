package io.tidewatch.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings handed on to the Kafka clients as they are. Passwords belong into {@link Placeholders}
 * such as {@code ${file:/etc/kafka/secret:password}}: the clients resolve them where they run, and
 * only the placeholder is stored with the job.
 *
 * @param values the settings by name; never printed
 */
public record ClientProperties(Map<String, String> values) {

  /** No settings. */
  public static final ClientProperties NONE = new ClientProperties(Map.of());

  /** Copies the settings. */
  public ClientProperties {
    values = Map.copyOf(values);
  }

  /**
   * Refuses settings that have a place of their own.
   *
   * @throws IllegalArgumentException when one of them is among these
   */
  ClientProperties without(Set<String> reserved, String where) {
    TreeSet<String> found = new TreeSet<>(values.keySet());
    found.retainAll(reserved);
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "property must be none that Tidewatch sets itself, but was "
              + found.first()
              + " ("
              + where
              + ")");
    }
    return this;
  }

  void addTo(Properties properties) {
    properties.putAll(values);
  }

  /** The names alone. */
  @Override
  public String toString() {
    return new TreeSet<>(values.keySet()).toString();
  }
}
