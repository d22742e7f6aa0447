package io.tidewatch.app;

import io.tidewatch.detect.Alert;
import io.tidewatch.detect.Score;
import io.tidewatch.evaluate.Observer;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import io.tidewatch.reading.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Keeps, beside the ledger, the newest models and some of the rows they scored. */
final class ContenderWatch implements Observer {

  private static final int MOST_ROWS = 2_048;

  private final BacktestLedger ledger;
  private final Map<String, DetectorModel> models = new TreeMap<>();
  private final List<float[]> rows = new ArrayList<>();

  ContenderWatch(BacktestLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void scored(Score score, boolean alerted) {
    ledger.scored(score, alerted);
    if (rows.size() < MOST_ROWS) {
      rows.add(score.vector().deviations());
    }
  }

  @Override
  public void alerted(Alert alert) {
    ledger.alerted(alert);
  }

  @Override
  public void refused(DeadLetter deadLetter) {
    ledger.refused(deadLetter);
  }

  @Override
  public void decided(ModelDecision decision) {
    ledger.decided(decision);
    if (decision.model() != null) {
      models.put(decision.slot(), decision.model());
    }
  }

  /** The newest model of the first slot, where one came. */
  Optional<DetectorModel> model() {
    return models.values().stream().findFirst();
  }

  /** The mean, over slots, of the bytes of the newest model. */
  OptionalDouble modelBytes() {
    return models.values().stream().mapToInt(model -> ModelCodec.encode(model).length).average();
  }

  /** The first rows that were scored, in their own units. */
  List<float[]> rows() {
    return rows;
  }
}
