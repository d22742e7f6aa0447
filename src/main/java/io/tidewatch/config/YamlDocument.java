package io.tidewatch.config;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a text as one YAML document: plain sections, lists and texts, nothing else. Nothing is
 * constructed from it, and its nodes are composed only after a first pass over its events has
 * bounded their depth and number.
 */
final class YamlDocument {

  /** How deep lists and sections may lie in each other. */
  static final int DEEPEST = 16;

  /** How many keys and values there may be. */
  static final int MOST_NODES = 50_000;

  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> CORE_TAGS =
      Set.of("str", "int", "float", "bool", "null", "seq", "map");

  private final String text;
  private final LoadSettings settings;
  private final Problems problems;
  private int documents;
  private int depth;
  private int nodes;

  private YamlDocument(String text, Problems problems) {
    this.text = text;
    // All of it at once: a smaller buffer is copied again for every part of a long line.
    this.settings = LoadSettings.builder().setBufferSize(text.length() + 1).build();
    this.problems = problems;
  }

  /** The outermost section of a text, or problems. */
  static Optional<Section> read(String text, Problems problems) {
    return new YamlDocument(text, problems).root();
  }

  /** The outermost node of a text, with the marks of all in it, or problems. */
  static Optional<Node> compose(String text, Problems problems) {
    return new YamlDocument(text, problems).node();
  }

  private Optional<Section> root() {
    Optional<Node> node = node();
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      return Optional.of(Section.of(mapping, Place.of("", mapping), problems));
    }
    if (problems.isEmpty()) {
      problems.add(
          Place.START,
          "config must be a section of keys, but was " + (node.isEmpty() ? "empty" : "not"));
    }
    return Optional.empty();
  }

  private Optional<Node> node() {
    try {
      return isPlain() ? new Compose(settings).composeString(text) : Optional.empty();
    } catch (MarkedYamlEngineException syntax) {
      problems.add(Place.of("", syntax.getProblemMark()), message(syntax));
    } catch (RuntimeException syntax) {
      // The library lets other exceptions out too, such as one for an escape beyond Unicode.
      problems.add(Place.START, "config must be YAML 1.2, but was not");
    }
    return Optional.empty();
  }

  private boolean isPlain() {
    for (Event event : new Parse(settings).parseString(text)) {
      String fault = fault(event);
      if (!fault.isEmpty()) {
        problems.add(Place.of("", event.getStartMark()), fault);
        return false;
      }
    }
    return true;
  }

  // No message shows a name from the text: a secret without quotes may begin with & or * or !.
  private String fault(Event event) {
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      return "config must be one document, but was several";
    }
    if (event instanceof AliasEvent) {
      return "value must be written out, but was an alias (quote a text that begins with '*')";
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      return "value must be without anchor, but had one (quote a text that begins with '&')";
    }
    if (tag(event).filter(tag -> !isCore(tag)).isPresent()) {
      return "value must be without tag, but had one (quote a text that begins with '!')";
    }
    if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      return "sections must be at most " + DEEPEST + " deep, but was more";
    }
    if (event instanceof NodeEvent && ++nodes > MOST_NODES) {
      return "keys and values must be at most " + MOST_NODES + ", but was more";
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return "";
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
  }

  private static boolean isCore(String tag) {
    return tag.startsWith(CORE) && CORE_TAGS.contains(tag.substring(CORE.length()));
  }

  private static String message(MarkedYamlEngineException syntax) {
    String problem = String.valueOf(syntax.getProblem());
    for (String naming : Set.of("found undefined tag handle", "duplicate tag handle")) {
      problem = problem.startsWith(naming) ? naming : problem;
    }
    String context = syntax.getContext() == null ? "" : " (" + syntax.getContext() + ")";
    return Quoted.line("config must be YAML 1.2, but was not: " + problem + context);
  }
}
