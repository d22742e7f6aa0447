package io.tidewatch.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A cursor over the keys of a section. It remembers which keys were asked for, so that the others
 * are known to mean nothing; a section that is absent has no keys, so that its defaults come from
 * the same reading as its values.
 */
final class Section {

  private final Place place;
  private final Problems problems;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  private Section(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  static Section empty(Place place, Problems problems) {
    return new Section(place, problems);
  }

  static Section of(MappingNode node, Place place, Problems problems) {
    Section section = new Section(place, problems);
    for (NodeTuple tuple : node.getValue()) {
      section.add(tuple);
    }
    return section;
  }

  private void add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
      problems.add(Place.of(place.path(), tuple.getKeyNode()), "key must be a text, but was not");
      return;
    }
    String key = keyNode.getValue();
    Place where = Place.of(place.inside(Quoted.plain(key)), keyNode);
    Value first = values.get(key);
    if (first == null) {
      values.put(key, new Value(tuple.getValueNode(), where, Quoted.plain(key), problems));
    } else {
      problems.add(
          where,
          "key must be given once, but was given again (first in line "
              + first.place().line()
              + ")");
    }
  }

  /** The value of a key, where it is given. */
  Optional<Value> value(String key) {
    asked.add(key);
    problems.keys().asked(place.inside(key));
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a key that must be given. */
  Optional<Value> needValue(String key) {
    Optional<Value> value = value(key);
    if (value.isEmpty()) {
      problems.add(place(key), key + " must be given, but was missing");
    }
    return value;
  }

  /** Every key with its value, whatever its name. */
  Map<String, Value> entries() {
    asked.addAll(values.keySet());
    return values;
  }

  /** The value of a key by a rule, where it is given and follows it. */
  <T> Optional<T> find(String key, Rule<T> rule) {
    return find(key, rule, null);
  }

  private <T> Optional<T> find(String key, Rule<T> rule, T usual) {
    problems.keys().asked(place.inside(key), rule, usual);
    return value(key).flatMap(value -> value.read(rule));
  }

  /** The value of a key by a rule, or the default. */
  <T> T get(String key, Rule<T> rule, T fallback) {
    return find(key, rule, fallback).orElse(fallback);
  }

  /** The value of a key that must be given, or a stand-in after a problem. */
  <T> T need(String key, Rule<T> rule, T standIn) {
    problems.keys().asked(place.inside(key), rule, null);
    return needValue(key).flatMap(value -> value.read(rule)).orElse(standIn);
  }

  /** The section of a key, without keys where it is absent. */
  Section section(String key) {
    return value(key).map(Value::section).orElseGet(() -> empty(place(key), problems));
  }

  /** Where a key is given, or else where it could be. */
  Place place(String key) {
    Value value = values.get(key);
    return value == null
        ? new Place(place.inside(key), place.line(), place.column())
        : value.place();
  }

  /** Where the section begins. */
  Place place() {
    return place;
  }

  /** Whether there is no problem at these keys. */
  boolean isSound(String... keys) {
    return Stream.of(keys).noneMatch(key -> problems.within(place.inside(key)));
  }

  /**
   * Reports a value that does not go with others, unless one of them is unsound by itself.
   *
   * @param holds whether it does
   * @param key the value's key
   * @param rule what it must be
   * @param was what it is
   * @param others keys of the others
   */
  void check(boolean holds, String key, String rule, Object was, String... others) {
    if (!holds && isSound(key) && isSound(others)) {
      String where = Stream.of(others).map(this::named).collect(Collectors.joining("; "));
      problems.add(
          place(key), key + " must be " + rule + ", but was " + shown(was) + " (" + where + ")");
    }
  }

  /** Whether so many problems are known that looking for more is in vain. */
  boolean isHopeless() {
    return problems.full();
  }

  void report(String key, String message) {
    problems.add(place(key), message);
  }

  /**
   * Ends the section: reports the keys that mean nothing, and puts its values together where there
   * is no problem in it.
   */
  <T> Optional<T> finish(Supplier<T> whole) {
    values.forEach(
        (key, value) -> {
          if (!asked.contains(key) && !problems.full()) {
            value.report("unknown key " + Quoted.of(key) + hint(key));
          }
        });
    return problems.within(place.path()) ? Optional.empty() : attempt(place, whole);
  }

  /** Makes a thing that checks itself; what it finds becomes a problem. */
  <T> Optional<T> attempt(Place where, Supplier<T> thing) {
    try {
      return Optional.of(thing.get());
    } catch (IllegalArgumentException refused) {
      problems.add(where, Quoted.line(refused.getMessage()));
      return Optional.empty();
    }
  }

  private String hint(String key) {
    String near = Spelling.hint(key, asked);
    return near.isEmpty() ? " (known here: " + String.join(", ", asked) + ")" : near;
  }

  private String named(String key) {
    Place other = place(key);
    return values.containsKey(key) ? other.toString() : other.path() + " by default";
  }

  private static Object shown(Object value) {
    return value instanceof Duration duration ? Durations.text(duration) : value;
  }
}
