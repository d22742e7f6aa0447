package io.tidewatch.app;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertStatus;
import io.tidewatch.detect.Score;
import io.tidewatch.evaluate.BacktestResult;
import io.tidewatch.evaluate.CsvInput;
import io.tidewatch.evaluate.LabelledRecord;
import io.tidewatch.evaluate.LabelledRow;
import io.tidewatch.evaluate.LabelledScores;
import io.tidewatch.evaluate.Observer;
import io.tidewatch.evaluate.ScoredRow;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Origin;
import io.tidewatch.reading.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes down what a backtest makes of each record, in the order of the input. */
final class BacktestLedger implements Observer {

  private final Map<String, List<Line>> files = new LinkedHashMap<>();
  private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
  private final List<Alert> closed = new ArrayList<>();
  private final TrainingLedger trainings = new TrainingLedger();
  private long scored;
  private long episodes;

  private static final class Line {
    private final int label;
    private final long time;
    private ScoredRow row;
    private boolean alerted;

    private Line(int label, long time) {
      this.label = label;
      this.time = time;
    }
  }

  BacktestLedger(List<CsvInput> inputs) {
    inputs.forEach(input -> files.put(input.file(), new ArrayList<>()));
  }

  /** Notes a record as it is read. */
  void read(LabelledRecord record) {
    files.get(record.file()).add(new Line(record.label(), record.raw().origin().timestamp()));
  }

  @Override
  public void scored(Score score, boolean alerted) {
    Origin origin = score.vector().origin();
    Line line = files.get(origin.topic()).get((int) origin.offset());
    line.alerted = alerted;
    line.row =
        new ScoredRow(
            origin.topic(),
            origin.offset(),
            score.vector().time(),
            score.vector().entity(),
            score.error(),
            score.pValue(),
            alerted,
            score.version().toString());
    scored++;
  }

  @Override
  public void alerted(Alert alert) {
    if (alert.status() == AlertStatus.OPENED) {
      episodes++;
    } else if (alert.status() == AlertStatus.CLOSED) {
      closed.add(alert);
    }
  }

  @Override
  public void refused(DeadLetter deadLetter) {
    refused.merge(deadLetter.reason(), 1, Integer::sum);
  }

  @Override
  public void decided(ModelDecision decision) {
    trainings.decided(decision);
  }

  /**
   * All that came of it.
   *
   * @param fromRow the first row of each file that the metrics count
   */
  BacktestResult result(int fromRow) {
    return new BacktestResult(labelledRows(), fromRow, closed, trainings.all());
  }

  /** Every record of the input, in its order; one that was not scored has no p-value. */
  List<ScoredRow> rows() {
    return labelledRows().stream().map(LabelledRow::row).toList();
  }

  private List<LabelledRow> labelledRows() {
    List<LabelledRow> rows = new ArrayList<>();
    for (Map.Entry<String, List<Line>> file : files.entrySet()) {
      long number = 0;
      for (Line line : file.getValue()) {
        ScoredRow unscored =
            new ScoredRow(file.getKey(), number, line.time, "", Double.NaN, Double.NaN, false, "");
        rows.add(new LabelledRow(Objects.requireNonNullElse(line.row, unscored), line.label));
        number++;
      }
    }
    return rows;
  }

  /**
   * The truth and what was said of it, file by file; files without labels are left out.
   *
   * @param fromRow the first row of each file that counts
   */
  List<LabelledScores> labelled(int fromRow) {
    List<LabelledScores> all = new ArrayList<>();
    for (Map.Entry<String, List<Line>> file : files.entrySet()) {
      List<Line> lines = file.getValue();
      if (lines.stream().anyMatch(line -> line.label == LabelledRecord.UNLABELLED)) {
        continue;
      }
      int first = Math.min(fromRow, lines.size());
      int count = lines.size() - first;
      boolean[] labels = new boolean[count];
      double[] scores = new double[count];
      boolean[] alerts = new boolean[count];
      long[] times = new long[count];
      for (int i = 0; i < count; i++) {
        Line line = lines.get(first + i);
        labels[i] = line.label == 1;
        scores[i] = line.row == null ? Double.NaN : line.row.score();
        alerts[i] = line.alerted;
        times[i] = line.time;
      }
      all.add(new LabelledScores(file.getKey(), labels, scores, alerts, times));
    }
    return all;
  }

  /** How many records were read. */
  long read() {
    return files.values().stream().mapToLong(List::size).sum();
  }

  /** What was learned. */
  TrainingLedger trainings() {
    return trainings;
  }

  long scored() {
    return scored;
  }

  /** How many episodes were opened. */
  long episodes() {
    return episodes;
  }

  Map<Reason, Integer> refused() {
    return refused;
  }
}
