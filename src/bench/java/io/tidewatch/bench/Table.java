package io.tidewatch.bench;

import java.util.List;

/**
 * One table of a report.
 *
 * @param title what it shows, a heading
 * @param note how to read it, a sentence or two
 * @param columns their names
 * @param rows as many cells each as there are columns
 */
record Table(String title, String note, List<String> columns, List<List<String>> rows) {

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException when a row has not as many cells as there are columns
   */
  Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row must have "
                + columns.size()
                + " cells, but was of "
                + row.size()
                + " ("
                + title
                + ")");
      }
    }
  }

  /** The table in Markdown, numbers set to the right. */
  String markdown() {
    StringBuilder text = new StringBuilder("## " + title + "\n\n");
    if (!note.isEmpty()) {
      text.append(note).append("\n\n");
    }
    line(text, columns);
    text.append("| ---").append(" | ---:".repeat(columns.size() - 1)).append(" |\n");
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
