package io.tidewatch.evaluate;

import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.ReadingSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a line of one file everything stands.
 *
 * @param width cells a line
 * @param time the column of the time, or {@link #NONE}
 * @param entity the column of the entity, or {@link #NONE}
 * @param group the column of the group, or {@link #NONE}
 * @param label the column of the label, or {@link #NONE}
 * @param channels the columns of the channels, in the order of the reading
 */
record CsvColumns(int width, int time, int entity, int group, int label, List<Integer> channels) {

  /** No column. */
  static final int NONE = -1;

  /**
   * Finds the columns in a header. A channel's column is named as its field or else as the channel;
   * the group's as its field or else as that field's last name.
   *
   * @param where file and line, for messages
   * @throws CsvException when a column is absent, there twice, or the label is one that is read
   */
  static CsvColumns of(
      List<String> header, ReadingSpec reading, CsvSpec csv, String labelColumn, String where) {
    Search search = new Search(header.stream().map(String::strip).toList(), where);
    search.label = labelColumn.isEmpty() ? NONE : search.find("label", labelColumn, labelColumn);
    int time = csv.byRow() ? NONE : search.open("time", csv.timeColumn(), csv.timeColumn());
    String entityColumn = csv.entityColumn();
    int entity = entityColumn.isEmpty() ? NONE : search.open("entity", entityColumn, entityColumn);
    String field = reading.groupField();
    String last = field.substring(field.lastIndexOf('/') + 1);
    int group = field.isEmpty() ? NONE : search.open("group", field, last);
    List<Integer> channels = new ArrayList<>();
    for (ChannelSpec channel : reading.channels()) {
      channels.add(search.open("channel " + channel.name(), channel.field(), channel.name()));
    }
    return new CsvColumns(header.size(), time, entity, group, search.label, List.copyOf(channels));
  }

  private static final class Search {

    private final List<String> header;
    private final String where;
    private int label = NONE;

    Search(List<String> header, String where) {
      this.header = header;
      this.where = where;
    }

    int open(String role, String name, String otherName) {
      int column = find(role, name, otherName);
      if (column == label) {
        throw new CsvException(
            "label column",
            "one that nothing else reads",
            header.get(column) + ": " + role,
            where,
            null);
      }
      return column;
    }

    int find(String role, String name, String otherName) {
      String present = header.contains(name) ? name : otherName;
      int column = header.indexOf(present);
      if (column < 0) {
        String columns = String.join(", ", header);
        throw new CsvException(
            role, "the column '" + name + "'", "none of " + columns, where, null);
      }
      if (column != header.lastIndexOf(present)) {
        throw new CsvException(role, "one column", "two named '" + present + "'", where, null);
      }
      return column;
    }
  }
}
