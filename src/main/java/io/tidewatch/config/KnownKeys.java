package io.tidewatch.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys that were asked for while a file was read: what a file may say. */
final class KnownKeys {

  private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");

  private final Map<String, KnownKey> keys = new LinkedHashMap<>();

  /**
   * One key.
   *
   * @param path the keys that lead to it; {@code []} for an item of a list
   * @param rule what its value must be; empty for a section or a list
   * @param usual what holds where it is not given, empty where nothing does
   */
  record KnownKey(String path, Optional<String> rule, Optional<String> usual) {}

  /** Takes in a key that was asked for, unless it is known by a rule already. */
  void asked(String path) {
    String general = general(path);
    keys.putIfAbsent(general, new KnownKey(general, Optional.empty(), Optional.empty()));
  }

  /** Takes in what a key's value must be. */
  void asked(String path, Rule<?> rule, Object usual) {
    String general = general(path);
    Optional<String> text = Optional.ofNullable(usual).map(KnownKeys::text);
    keys.put(general, new KnownKey(general, Optional.of(rule.range()), text));
  }

  /** All of them by path, in the order in which they are read. */
  Map<String, KnownKey> byPath() {
    return keys;
  }

  private static String general(String path) {
    return INDEX.matcher(path).replaceAll("[]");
  }

  private static String text(Object usual) {
    if (usual instanceof Duration duration) {
      return Durations.text(duration);
    }
    return usual instanceof Enum<?> choice ? Rules.name(choice) : usual.toString();
  }
}
