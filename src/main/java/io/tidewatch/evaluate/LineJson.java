package io.tidewatch.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ChannelType;
import io.tidewatch.reading.FieldPath;
import io.tidewatch.reading.ReadingSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Turns the lines of one file into JSON objects that follow a reading specification. */
final class LineJson {

  /** Writes one value of a line. */
  private interface Leaf {
    void write(JsonGenerator json, CSVRecord line, String time) throws IOException;
  }

  /** A field, or an object of more fields. */
  private static final class Node {
    private final Map<String, Node> inner = new LinkedHashMap<>();
    private Leaf leaf;
  }

  private final JsonFactory factory = new JsonFactory();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final Node root = new Node();

  /**
   * The shape of one file's objects.
   *
   * @param reading the specification, one that {@link io.tidewatch.reading.ReadingParser} accepts
   * @param columns where the file has what
   * @param times how times are written
   * @param file the file's short name: the entity where no column names it
   */
  LineJson(ReadingSpec reading, CsvColumns columns, CellTime times, String file) {
    if (times.hasField()) {
      add(reading.timeField(), (json, line, time) -> times.write(json, time));
    }
    add(
        reading.entityField(),
        columns.entity() == CsvColumns.NONE
            ? (json, line, time) -> json.writeString(file)
            : text(columns.entity()));
    if (!reading.groupField().isEmpty()) {
      add(reading.groupField(), text(columns.group()));
    }
    // Where a field serves several channels, what a category can read is not what a number needs.
    for (ChannelType type : List.of(ChannelType.NUMBER, ChannelType.FLAG, ChannelType.CATEGORY)) {
      addChannels(type, reading.channels(), columns.channels());
    }
  }

  /**
   * The object of a line.
   *
   * @param time the time as cells write it
   */
  byte[] write(CSVRecord line, String time) throws IOException {
    bytes.reset();
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      write(json, root, line, time);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Node node, CSVRecord line, String time)
      throws IOException {
    if (node.leaf != null) {
      node.leaf.write(json, line, time);
      return;
    }
    json.writeStartObject();
    for (Map.Entry<String, Node> field : node.inner.entrySet()) {
      json.writeFieldName(field.getKey());
      write(json, field.getValue(), line, time);
    }
    json.writeEndObject();
  }

  private void addChannels(ChannelType type, List<ChannelSpec> channels, List<Integer> columns) {
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).type() == type) {
        int column = columns.get(i);
        add(
            channels.get(i).field(),
            switch (type) {
              case NUMBER -> (json, line, time) -> CellJson.writeNumber(json, line.get(column));
              case FLAG -> (json, line, time) -> CellJson.writeFlag(json, line.get(column));
              case CATEGORY -> text(column);
            });
      }
    }
  }

  private static Leaf text(int column) {
    return (json, line, time) -> CellJson.writeText(json, line.get(column));
  }

  private void add(String field, Leaf leaf) {
    Node node = root;
    for (String name : FieldPath.of(field).names()) {
      node = node.inner.computeIfAbsent(name, unused -> new Node());
    }
    if (node.leaf == null) {
      node.leaf = leaf;
    }
  }
}
