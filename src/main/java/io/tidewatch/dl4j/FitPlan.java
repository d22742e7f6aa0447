package io.tidewatch.dl4j;

import io.tidewatch.model.AutoencoderSpec;
import io.tidewatch.model.Hyperparameter;
import java.util.Locale;

/**
 * How long and by which steps a dense network is fitted.
 *
 * @param epochs passes over the rows at most
 * @param batch rows of a step at most
 * @param rate the optimiser's step
 * @param adam whether the optimiser is Adam, plain descent otherwise
 * @param falling whether the rate falls linearly to zero over the latter half of the epochs
 * @param patience epochs without a better hold-out loss before it stops; 0 for never
 * @param holdOut the share held out for that
 * @param corruption of the inputs
 * @param loss what is minimised
 * @param l1 weight of the absolute weights
 * @param l2 weight of the squared weights
 */
record FitPlan(
    int epochs,
    int batch,
    double rate,
    boolean adam,
    boolean falling,
    int patience,
    double holdOut,
    Corruption corruption,
    Loss loss,
    double l1,
    double l2) {

  /** The plan of a spec. */
  static FitPlan of(AutoencoderSpec spec) {
    return new FitPlan(
        spec.integer(Hyperparameter.EPOCHS),
        spec.integer(Hyperparameter.BATCH),
        spec.number(Hyperparameter.LEARNING_RATE),
        spec.choice(Hyperparameter.OPTIMIZER).equals("adam"),
        spec.choice(Hyperparameter.SCHEDULE).equals("linear"),
        spec.integer(Hyperparameter.PATIENCE),
        spec.number(Hyperparameter.HOLD_OUT),
        Corruption.of(spec),
        Loss.valueOf(spec.choice(Hyperparameter.LOSS).toUpperCase(Locale.ROOT)),
        spec.number(Hyperparameter.L1),
        spec.number(Hyperparameter.L2));
  }

  /** The same for one layer before all are tuned: some epochs, none held out, none corrupted. */
  FitPlan pretraining(int layerEpochs) {
    return new FitPlan(
        layerEpochs, batch, rate, adam, falling, 0, holdOut, Corruption.NONE, loss, l1, l2);
  }

  /** The share of the rate that an epoch steps by. */
  double rateShare(int epoch) {
    double left = (double) (epochs - epoch) / epochs;
    return falling ? Math.min(1, 2 * left) : 1;
  }
}
