package io.tidewatch.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows whose columns are aligned by spaces, to the left. */
final class AlignedText {

  private AlignedText() {}

  /** One line for each row; all have equally many cells. */
  static List<String> lines(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        int column = c;
        int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
        line.append(c == 0 ? "" : "  ")
            .append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", row.get(c)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
