package io.tidewatch.app;

import io.tidewatch.evaluate.Quality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as a table, for a terminal or as Markdown. */
final class ComparisonTable {

  private static final List<String> HEAD =
      List.of(
          "family",
          "ROC-AUC",
          "AP",
          "F1",
          "FAR %",
          "MAR %",
          "events",
          "train s",
          "ns/record",
          "bytes");

  private static final String LEGEND =
      "ROC-AUC and AP (average precision) rank all records together; F1, FAR (false alarms) and MAR"
          + " (missed alarms) judge the alert decisions record by record; events are found where an"
          + " alert stands on one of their records. train s: all trainings together; ns/record:"
          + " median of the compiled forward pass; bytes: an encoded model, mean over slots.";

  private ComparisonTable() {}

  /** Columns aligned by spaces, notes below. */
  static List<String> text(List<ComparisonRow> rows) {
    List<List<String>> cells = cells(rows);
    int[] widths = new int[HEAD.size()];
    for (List<String> row : cells) {
      for (int c = 0; c < row.size(); c++) {
        boolean reason = row.size() < HEAD.size() && c > 0;
        widths[c] = reason ? widths[c] : Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        boolean left = c == 0 || row.size() < HEAD.size();
        String format = "%" + (left ? "-" : "") + Math.max(1, widths[c]) + "s";
        line.append(c == 0 ? "" : "  ").append(String.format(Locale.ROOT, format, row.get(c)));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add("");
    lines.add(LEGEND);
    notes(rows).forEach(lines::add);
    return lines;
  }

  /**
   * A Markdown page: how, when and on what the figures were measured, and the table.
   *
   * @param words what was typed after {@code ./tidewatch}
   */
  static List<String> page(List<ComparisonRow> rows, List<String> words, LocalDate date) {
    List<String> lines = new ArrayList<>();
    lines.add("    ./tidewatch " + String.join(" ", words));
    lines.add("");
    lines.addAll(RunPlace.lines(date));
    lines.add("");
    lines.addAll(markdown(rows));
    return lines;
  }

  /** A Markdown table, notes below as a list. */
  static List<String> markdown(List<ComparisonRow> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells(rows)) {
      StringBuilder line = new StringBuilder("|");
      for (int c = 0; c < HEAD.size(); c++) {
        String cell = c < row.size() ? row.get(c).replace("|", "\\|") : "";
        line.append(' ').append(cell).append(" |");
      }
      lines.add(line.toString());
      if (lines.size() == 1) {
        lines.add("| --- |" + " ---: |".repeat(HEAD.size() - 1));
      }
    }
    lines.add("");
    lines.add(LEGEND);
    lines.add("");
    notes(rows).forEach(note -> lines.add("- " + note));
    return lines;
  }

  private static List<String> notes(List<ComparisonRow> rows) {
    return rows.stream()
        .filter(row -> !row.note().isEmpty())
        .map(row -> row.name() + ": " + row.note())
        .toList();
  }

  private static List<List<String>> cells(List<ComparisonRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEAD);
    rows.forEach(row -> cells.add(cells(row)));
    return cells;
  }

  private static List<String> cells(ComparisonRow row) {
    if (row.outcome() instanceof ComparisonRow.Figures figures) {
      List<String> cells = new ArrayList<>();
      cells.add(row.name());
      cells.addAll(
          figures
              .quality()
              .map(ComparisonTable::quality)
              .orElse(List.of("n/a", "n/a", "n/a", "n/a", "n/a", "n/a")));
      cells.add(NumberText.of(figures.trainingSeconds(), 1));
      cells.add(NumberText.of(figures.nanosPerRecord(), 0));
      cells.add(NumberText.of(figures.modelBytes(), 0));
      return cells;
    }
    return List.of(row.name(), ((ComparisonRow.None) row.outcome()).reason());
  }

  private static List<String> quality(Quality quality) {
    return List.of(
        NumberText.of(quality.ranks().rocAuc(), 3),
        NumberText.of(quality.ranks().averagePrecision(), 3),
        NumberText.of(quality.alerts().f1(), 3),
        NumberText.of(quality.alerts().farPercent(), 2),
        NumberText.of(quality.alerts().marPercent(), 2),
        quality.events().detected() + "/" + quality.events().events());
  }
}
