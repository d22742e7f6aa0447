package io.tidewatch.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One value of a file: a text, a list or a section. Reading it as what it is not is a problem. */
final class Value {

  private final Node node;
  private final Place place;
  private final String name;
  private final Problems problems;

  /**
   * A value.
   *
   * @param node the value
   * @param place where it is named
   * @param name what messages call it
   * @param problems takes what is wrong with it
   */
  Value(Node node, Place place, String name, Problems problems) {
    this.node = node;
    this.place = place;
    this.name = name;
    this.problems = problems;
  }

  Place place() {
    return place;
  }

  boolean isSection() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Its text, where it is one; says nothing otherwise. */
  Optional<String> text() {
    return node instanceof ScalarNode scalar && !isEmpty()
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** Reads it by a rule, or reports how it breaks it. */
  <T> Optional<T> read(Rule<T> rule) {
    Optional<String> text = text();
    Optional<T> value = text.flatMap(rule.parse());
    if (value.isEmpty()) {
      mustBe(rule.form());
    } else if (!rule.within().test(value.get())) {
      mustBe(rule.range());
      return Optional.empty();
    }
    return value;
  }

  /** Its keys and values; where it has none, a problem and an empty section. */
  Section section() {
    if (node instanceof MappingNode mapping) {
      return Section.of(mapping, place, problems);
    }
    // Not the text itself: in the place of properties it may be a secret.
    report(name + " must be a section of keys, but was " + kind());
    return Section.empty(place, problems);
  }

  /**
   * Its items, or itself as the only one where it is no list.
   *
   * @param item what messages call each
   */
  List<Value> items(String item) {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(new Value(node, place, item, problems));
    }
    List<Value> items = new ArrayList<>();
    for (Node child : sequence.getValue()) {
      Place where = Place.of(place.path() + "[" + items.size() + "]", child);
      items.add(new Value(child, where, item, problems));
    }
    if (items.isEmpty()) {
      report(name + " must be at least one, but was an empty list");
    }
    return items;
  }

  /** Reports that it must be something else than it is. */
  void mustBe(String rule) {
    mustBe(rule, "");
  }

  /** Reports that it must be something else than it is, with a hint at the end. */
  void mustBe(String rule, String hint) {
    report(name + " must be " + rule + ", but was " + shown() + hint);
  }

  void report(String message) {
    problems.add(place, message);
  }

  /** What it is, without its content. */
  String kind() {
    if (node instanceof ScalarNode) {
      return isEmpty() ? "empty" : "a text";
    }
    return node instanceof MappingNode ? "a section" : "a list";
  }

  private String shown() {
    return text().map(Quoted::of).orElseGet(this::kind);
  }

  // Written out as quotes, nothing is a text too: a name, or a secret, may be 'null'.
  private boolean isEmpty() {
    ScalarNode scalar = (ScalarNode) node;
    String text = scalar.getValue();
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }
}
