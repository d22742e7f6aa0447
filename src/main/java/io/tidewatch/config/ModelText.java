package io.tidewatch.config;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Changes the section {@code model} of a config's text and nothing beside: not a comment, not a
 * blank. What comes out should be read again before it is trusted.
 */
public final class ModelText {

  private static final String KEY = "model";
  private static final String FAMILY = "family";
  private static final String NOTE = "# tune: ";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ModelText() {}

  /**
   * The text with another autoencoder. Family and hyperparameters are replaced together with the
   * comments above them; the section's other keys stay as they are, and where there is no such
   * section, one comes at the end.
   *
   * @param text a config that is in order
   * @param spec written without the family's own defaults
   * @throws IllegalArgumentException when the text is no YAML in block style
   */
  public static String withSpec(String text, AutoencoderSpec spec) {
    String plain = withoutMark(text);
    List<String> entries = entries(spec);
    Optional<NodeTuple> model = model(plain);
    String changed;
    if (model.isEmpty()) {
      changed = ended(plain) + block("", KEY + ":", plain) + block("  ", entries, plain);
    } else {
      MappingNode section = (MappingNode) model.get().getValueNode();
      changed =
          section.getFlowStyle() == FlowStyle.FLOW
              ? inFlow(plain, section, entries)
              : inBlock(plain, model.get(), section, entries);
    }
    return text.substring(0, text.length() - plain.length()) + changed;
  }

  /**
   * The text with a comment above the section, in place of one that this method wrote before; at
   * the end where there is no such section.
   *
   * @param lines of the comment
   * @throws IllegalArgumentException when the text is no YAML in block style
   */
  public static String withNote(String text, List<String> lines) {
    String plain = withoutMark(text);
    NodeText at = new NodeText(plain);
    int key =
        model(plain)
            .map(tuple -> at.lineStart(at.start(tuple.getKeyNode())))
            .orElse(plain.length());
    int from = key;
    while (from > 0 && plain.startsWith(NOTE, at.lineStart(from - 1))) {
      from = at.lineStart(from - 1);
    }
    List<String> notes =
        lines.stream().map(line -> NOTE + line.replaceAll("\\p{Cntrl}+", " ")).toList();
    return text.substring(0, text.length() - plain.length())
        + ended(plain.substring(0, from))
        + block("", notes, plain)
        + plain.substring(key);
  }

  private static String inFlow(String text, MappingNode section, List<String> entries) {
    NodeText at = new NodeText(text);
    String inside =
        Stream.concat(
                section.getValue().stream()
                    .filter(tuple -> !isReplaced(tuple))
                    .map(
                        tuple ->
                            text.substring(
                                at.start(tuple.getKeyNode()), at.end(tuple.getValueNode()))),
                entries.stream())
            .collect(Collectors.joining(", "));
    return text.substring(0, at.start(section))
        + "{"
        + inside
        + "}"
        + text.substring(at.end(section));
  }

  private static String inBlock(
      String text, NodeTuple model, MappingNode section, List<String> entries) {
    NodeText nodes = new NodeText(text);
    int at = nodes.lineEnd(nodes.end(model.getKeyNode()));
    StringBuilder changed = new StringBuilder(text.substring(0, at));
    int first = nodes.start(section.getValue().get(0).getKeyNode());
    String fresh = block(text.substring(nodes.lineStart(first), first), entries, text);
    for (NodeTuple tuple : section.getValue()) {
      // A comment above a key goes with it.
      int next = nodes.lineEnd(nodes.end(tuple.getValueNode()));
      if (isReplaced(tuple)) {
        changed.append(fresh);
        fresh = "";
      } else {
        changed.append(text, at, next);
      }
      at = next;
    }
    String whole = fresh.isEmpty() ? changed.toString() : ended(changed.toString()) + fresh;
    return whole + text.substring(at);
  }

  private static List<String> entries(AutoencoderSpec spec) {
    List<String> entries = new ArrayList<>();
    entries.add(FAMILY + ": " + spec.family().text());
    spec.beyondDefaults()
        .forEach((name, value) -> entries.add(name.text() + ": " + written(name, value)));
    return entries;
  }

  private static String written(Hyperparameter name, String value) {
    // Blanks between sizes would not come back from a list.
    if (value.contains(" ")) {
      return "'" + value + "'";
    }
    return name.takesSizes() ? "[" + value.replace(",", ", ") + "]" : value;
  }

  private static boolean isReplaced(NodeTuple tuple) {
    String key = key(tuple);
    return key.equals(FAMILY)
        || Arrays.stream(Hyperparameter.values()).anyMatch(name -> name.text().equals(key));
  }

  private static Optional<NodeTuple> model(String text) {
    Optional<Node> root = YamlDocument.compose(text, new Problems("config"));
    if (root.isEmpty()
        || !(root.get() instanceof MappingNode mapping)
        || mapping.getFlowStyle() == FlowStyle.FLOW) {
      throw new IllegalArgumentException(
          "config must be a section of keys in block style, but was not");
    }
    Optional<NodeTuple> model =
        mapping.getValue().stream().filter(tuple -> key(tuple).equals(KEY)).findFirst();
    if (model.isPresent() && !(model.get().getValueNode() instanceof MappingNode)) {
      throw new IllegalArgumentException("model must be a section of keys, but was not");
    }
    return model;
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static String block(String indent, String line, String text) {
    return block(indent, List.of(line), text);
  }

  /** Lines that end as the text's own do. */
  private static String block(String indent, List<String> lines, String text) {
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    return lines.stream().map(line -> indent + line + end).collect(Collectors.joining());
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + block("", "", text);
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
