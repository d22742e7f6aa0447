package io.tidewatch.report;

import java.util.List;
import java.util.Objects;

/**
 * What a page says of the backtest as a whole.
 *
 * @param pipeline the pipeline's name
 * @param falseAlarmRate the wanted one
 * @param features the features' names, in the order of the schema
 * @param place how, when and on what it was run
 * @param figures what it found, in numbers
 */
public record ReportHead(
    String pipeline,
    double falseAlarmRate,
    List<String> features,
    List<Line> place,
    List<Line> figures) {

  /**
   * One thing that is said.
   *
   * @param name of what; empty where it goes on with the line before
   * @param text what
   */
  public record Line(String name, String text) {

    /** Checks that nothing is null. */
    public Line {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(text, "text");
    }
  }

  /** Takes copies of the lists. */
  public ReportHead {
    Objects.requireNonNull(pipeline, "pipeline");
    features = List.copyOf(features);
    place = List.copyOf(place);
    figures = List.copyOf(figures);
  }
}
