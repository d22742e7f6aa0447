package io.tidewatch.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where something stands in a file.
 *
 * @param path the keys that lead to it, empty for the whole file
 * @param line from 1
 * @param column from 1
 */
record Place(String path, int line, int column) {

  static final Place START = new Place("", 1, 1);

  static Place of(String path, Optional<Mark> mark) {
    return mark.map(m -> new Place(path, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Place(path, 1, 1));
  }

  static Place of(String path, Node node) {
    return of(path, node.getStartMark());
  }

  /** The path of a key inside what stands here. */
  String inside(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** For messages that name a second place. */
  @Override
  public String toString() {
    return path + ", line " + line;
  }
}
