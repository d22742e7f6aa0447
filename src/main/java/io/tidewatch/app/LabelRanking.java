package io.tidewatch.app;

import io.tidewatch.evaluate.Quality;
import io.tidewatch.reading.RawRecord;
import java.util.List;
import java.util.OptionalDouble;

/**
 * By the average precision over all labelled records.
 *
 * @param labels the column of the labels
 * @param fromRow the first row of each file that counts
 */
record LabelRanking(String labels, int fromRow) implements TrialRanking {

  @Override
  public String objective() {
    return "average precision";
  }

  @Override
  public List<String> notes() {
    return List.of(
        "ranking     average precision by the labels of '"
            + labels
            + "', from row "
            + fromRow
            + " on; ties by hold-out error");
  }

  @Override
  public List<String> cautions(double best) {
    return List.of();
  }

  @Override
  public RawRecord seen(RawRecord raw) {
    return raw;
  }

  /**
   * {@inheritDoc}
   *
   * @throws CommandFailure when no anomaly is labelled
   */
  @Override
  public OptionalDouble of(BacktestLedger ledger) {
    OptionalDouble precision = Quality.of(ledger.labelled(fromRow)).ranks().averagePrecision();
    if (precision.isEmpty()) {
      throw CommandFailure.refused(
          List.of(
              "labels must mark an anomaly from row "
                  + fromRow
                  + " on, but marked none (--labels "
                  + labels
                  + ")"));
    }
    return precision;
  }
}
