package io.tidewatch.app;

import io.tidewatch.evaluate.Observer;
import io.tidewatch.evaluate.Training;
import io.tidewatch.learn.ModelDecision;
import io.tidewatch.learn.TrainingCurve;
import io.tidewatch.learn.Verdict;
import io.tidewatch.model.DetectorModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what is decided about training windows, and what comes of each training. */
final class TrainingLedger implements Observer {

  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, Integer> failures = new LinkedHashMap<>();
  private final List<Training> trainings = new ArrayList<>();
  private TrainingCurve curve = TrainingCurve.NONE;
  private DetectorModel promoted;
  private double holdOutErrors;

  /** Notes how the loss fell in the training that is decided about next. */
  void trained(TrainingCurve fallen) {
    curve = fallen;
  }

  @Override
  public void decided(ModelDecision decision) {
    verdicts.merge(decision.verdict(), 1, Integer::sum);
    if (decision.model() != null) {
      promoted = decision.model();
      holdOutErrors += decision.challengerError();
    }
    if (decision.verdict().refused()) {
      failures.merge(decision.verdict().text() + ": " + decision.detail(), 1, Integer::sum);
    }
    if (decision.model() != null || decision.verdict().refused()) {
      trainings.add(training(decision));
    }
    curve = TrainingCurve.NONE;
  }

  private Training training(ModelDecision decision) {
    DetectorModel model = decision.model();
    return new Training(
        decision.slot(),
        decision.windowEnd(),
        decision.trigger().text(),
        decision.verdict(),
        decision.detail(),
        decision.rows(),
        model == null ? "" : model.version().toString(),
        model == null ? null : model.calibration(),
        curve);
  }

  /** Every training, promoted or refused, in the order of the decisions. */
  List<Training> all() {
    return trainings;
  }

  /** How many windows were decided so. */
  int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  /** How many challengers were refused. */
  int refused() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Why challengers were refused, and how often. */
  Map<String, Integer> failures() {
    return failures;
  }

  /** Why there is no model: what refused most challengers, or that none was trained. */
  String mostFrequentFailure() {
    return failures.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(why -> why.getValue() + " x " + why.getKey())
        .orElse("the input was shorter than the warm-up, so no model came");
  }

  /** The mean, over promoted models, of their errors on the hold-out; NaN where none was. */
  double holdOutError() {
    return holdOutErrors / count(Verdict.PROMOTED);
  }

  /** The model that was promoted last, of whichever slot, where one was. */
  Optional<DetectorModel> lastModel() {
    return Optional.ofNullable(promoted);
  }
}
