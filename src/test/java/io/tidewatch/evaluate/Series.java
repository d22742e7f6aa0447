package io.tidewatch.evaluate;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.Calibration;
import io.tidewatch.model.ModelFixtures;
import java.util.ArrayList;
import java.util.List;

/** Records of entities a second apart, labelled by digits: 0, 1, and - where nothing is known. */
public final class Series {

  /** The model that scored them. */
  public static final String VERSION = AlertExamples.VERSION.toString();

  private Series() {}

  /** Records whose error and p-value are those of {@link #calibration}; errors are 1, 2, ... */
  public static List<LabelledRow> rows(String entity, String labels) {
    List<LabelledRow> rows = new ArrayList<>();
    for (int i = 0; i < labels.length(); i++) {
      rows.add(row(entity, i, labels.charAt(i)));
    }
    return rows;
  }

  private static LabelledRow row(String entity, int row, char label) {
    double error = row + 1;
    double pValue = ModelFixtures.calibration().pValue(error);
    return new LabelledRow(
        new ScoredRow(entity, row, time(row), entity, error, pValue, false, VERSION),
        label == '-' ? LabelledRecord.UNLABELLED : label - '0');
  }

  /** When a row was. */
  public static long time(int row) {
    return AlertExamples.NEW_YEAR + 1000L * row;
  }

  /** An episode from one row to another. */
  public static Alert episode(String entity, int from, int to) {
    return AlertExamples.closed(entity, time(from), time(to));
  }

  /** The promotion of the model that scored them. */
  public static Training promotion(TrainingCurve curve) {
    return new Training(
        "stream", time(0), "first", Verdict.PROMOTED, "fine", 500, VERSION, calibration(), curve);
  }

  private static Calibration calibration() {
    return ModelFixtures.calibration();
  }
}
