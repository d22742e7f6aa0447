package io.tidewatch.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How the cost of a record grows with something.
 *
 * @param with what grows
 * @param state where state is kept
 * @param points in the order in which they were measured
 */
record Growth(String with, String state, List<Point> points) {

  /**
   * A run.
   *
   * @param size what grows
   * @param records how many ran through
   * @param entities how many they were of
   * @param timing how it went
   */
  record Point(int size, int records, int entities, Timing timing) {

    double micros() {
      return timing.seconds() * 1e6 / records;
    }
  }

  Growth {
    points = Collections.unmodifiableList(new ArrayList<>(points));
  }

  /** The slope of a line through the logarithms, by least squares: cost ~ size ^ exponent. */
  double exponent() {
    double meanX = points.stream().mapToDouble(p -> Math.log(p.size())).average().orElseThrow();
    double meanY = points.stream().mapToDouble(p -> Math.log(p.micros())).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Point point : points) {
      double x = Math.log(point.size()) - meanX;
      products += x * (Math.log(point.micros()) - meanY);
      squares += x * x;
    }
    return products / squares;
  }

  /** Its rows of a table, the exponent in the last. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Point point : points) {
      boolean last = point == points.get(points.size() - 1);
      Timing timing = point.timing();
      rows.add(
          List.of(
              text("%,d", point.size()),
              state,
              text("%,d", point.records()),
              text("%,.0f", point.records() / timing.seconds()),
              text("%.1f", point.micros()),
              last ? text("%.2f", exponent()) : "",
              text("%,d", timing.checkpointBytes()),
              text("%,.0f", (double) timing.checkpointBytes() / point.entities()),
              text("%,d", timing.checkpointMillis())));
    }
    return rows;
  }

  /** The columns of {@link #rows}. */
  static List<String> columns(String with) {
    return List.of(
        with,
        "state",
        "records",
        "records a second",
        "µs a record",
        "exponent",
        "checkpoint, bytes",
        "bytes an entity",
        "checkpoint, ms");
  }

  private static String text(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
