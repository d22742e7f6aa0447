package io.tidewatch.config;

import java.util.List;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where in a text its nodes stand.
 *
 * @param text what they were composed of; lines end in a line feed
 */
record NodeText(String text) {

  /** The index of a node's first character. */
  int start(Node node) {
    return text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
  }

  /** The index behind a node's last character; a block's own mark lies beyond, at what follows. */
  int end(Node node) {
    if (node instanceof MappingNode mapping && mapping.getFlowStyle() != FlowStyle.FLOW) {
      List<NodeTuple> tuples = mapping.getValue();
      return end(tuples.get(tuples.size() - 1).getValueNode());
    }
    if (node instanceof SequenceNode sequence && sequence.getFlowStyle() != FlowStyle.FLOW) {
      List<Node> items = sequence.getValue();
      return end(items.get(items.size() - 1));
    }
    return text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
  }

  /** The index of the first character of a line. */
  int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  /** The index behind the line in which something ends. */
  int lineEnd(int end) {
    if (end > 0 && text.charAt(end - 1) == '\n') {
      return end;
    }
    int feed = text.indexOf('\n', end);
    return feed < 0 ? text.length() : feed + 1;
  }
}
