package io.tidewatch.evaluate;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Runs the configured model and then, rung by rung, the trials of a search. What comes out follows
 * from the specs and the evaluation alone.
 */
public final class Search {

  /** Trains and measures. */
  public interface Evaluation {

    /**
     * Evaluates one run.
     *
     * @param trial the trial's number
     * @param spec what to train, with the epochs of this run
     */
    TrialOutcome evaluate(int trial, AutoencoderSpec spec);
  }

  private record Trial(int number, AutoencoderSpec spec) {}

  private final Evaluation evaluation;
  private final BooleanSupplier goesOn;
  private final Map<AutoencoderSpec, TrialOutcome> known = new HashMap<>();

  /**
   * Nothing has been run.
   *
   * @param evaluation gives the same outcome for the same spec
   * @param goesOn asked before every run but the configured model's; after the first no, nothing
   *     more is run
   */
  public Search(Evaluation evaluation, BooleanSupplier goesOn) {
    this.evaluation = evaluation;
    this.goesOn = goesOn;
  }

  /**
   * Searches.
   *
   * @param configured the model to be better than, run first and with all its epochs
   * @param trials what to try, numbered from 1
   * @param rungs the first as many trials as there are
   * @return every run, in order
   */
  public List<TrialRun> run(
      AutoencoderSpec configured, List<AutoencoderSpec> trials, List<Rung> rungs) {
    List<TrialRun> runs = new ArrayList<>();
    runs.add(run(new Trial(TrialRun.CONFIGURED, configured), 1));
    List<Trial> left = new ArrayList<>();
    for (AutoencoderSpec spec : trials) {
      left.add(new Trial(left.size() + 1, spec));
    }
    for (Rung rung : rungs) {
      List<TrialRun> here = new ArrayList<>();
      for (Trial trial : left.subList(0, Math.min(rung.trials(), left.size()))) {
        if (!goesOn.getAsBoolean()) {
          runs.addAll(here);
          return runs;
        }
        here.add(run(trial, rung.share()));
      }
      runs.addAll(here);
      left =
          here.stream()
              .filter(run -> !run.outcome().failed())
              .sorted(TrialRun.BEST_FIRST)
              .map(run -> new Trial(run.trial(), trials.get(run.trial() - 1)))
              .toList();
    }
    return runs;
  }

  private TrialRun run(Trial trial, double share) {
    AutoencoderSpec spec = shortened(trial.spec(), share);
    TrialOutcome outcome = known.get(spec);
    // A family without epochs is the same on every rung.
    if (outcome == null) {
      outcome = evaluation.evaluate(trial.number(), spec);
      known.put(spec, outcome);
    }
    return new TrialRun(trial.number(), spec, outcome);
  }

  /** The spec with a share of its epochs, at least one; one without epochs as it is. */
  private static AutoencoderSpec shortened(AutoencoderSpec spec, double share) {
    if (share == 1 || !spec.family().accepted().contains(Hyperparameter.EPOCHS)) {
      return spec;
    }
    long epochs = Math.max(1, Math.round(spec.integer(Hyperparameter.EPOCHS) * share));
    return spec.with(Hyperparameter.EPOCHS, Long.toString(epochs));
  }
}
