package io.tidewatch.learn;

import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.Reconstruction;
import io.tidewatch.model.ResidualAndCode;
import io.tidewatch.model.Scaler;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides whether a challenger may replace the champion: a pure function of rows and models. */
final class ValidationGate {

  // Outputs whose deviation over the hold-out is below this share of the inputs' are a constant.
  private static final double COLLAPSE = 0.01;
  // The largest errors are left out: a fault that slipped into the hold-out must not decide.
  private static final double TRIM = 0.05;

  // Of planted faults, in spreads: from what noise hides to what nothing hides.
  private static final float[] SIZES = {1, 2, 4, 8, 16, 32};

  // A champion that finds hardly anything is no yardstick.
  private static final double LEAST_FOUND = 0.3;
  // Of a share, times the root of how many it is a share of: at most.
  private static final double STANDARD_ERROR = 0.5;

  private final double tolerance;
  private final double falseAlarmRate;

  ValidationGate(double tolerance, double falseAlarmRate) {
    this.tolerance = tolerance;
    this.falseAlarmRate = falseAlarmRate;
  }

  /**
   * Judges a challenger.
   *
   * @param challenger the new model, which may have seen every row
   * @param rehearsal the challenger, or one made the same way, that has not seen the hold-out: what
   *     it makes of it is set against the champion
   * @param champion the model in force, or null
   * @param holdOut rows, NaN where missing
   */
  TrainingOutcome judge(
      DetectorModel challenger,
      Rehearsal rehearsal,
      DetectorModel champion,
      List<float[]> holdOut) {
    Scaler units = challenger.scaler();
    double own = error(rehearsal.network(), units, holdOut);
    if (!Double.isFinite(own)) {
      return new TrainingOutcome(
          Verdict.NOT_FINITE,
          null,
          own,
          Double.NaN,
          "challenger's error must be finite, but was " + own);
    }
    if (collapsed(challenger, holdOut)) {
      return new TrainingOutcome(
          Verdict.COLLAPSED,
          null,
          own,
          Double.NaN,
          "challenger's output must vary with its input, but was nearly constant");
    }
    if (champion == null) {
      return new TrainingOutcome(
          Verdict.PROMOTED, challenger, own, Double.NaN, "first model of its slot");
    }
    double other = error(FittedNetwork.of(champion), units, holdOut);
    String errors =
        String.format(Locale.ROOT, "challenger %.4g, champion %.4g on the hold-out", own, other);
    Optional<String> worse = worse(rehearsal, champion, holdOut, own > other * (1 + tolerance));
    if (worse.isPresent()) {
      return new TrainingOutcome(Verdict.WORSE, null, own, other, worse.get());
    }
    double recall = new Canaries(champion, holdOut, falseAlarmRate).recall(challenger);
    if (!Canaries.enough(recall)) {
      String missed =
          String.format(
              Locale.ROOT,
              "challenger must catch 80 %% of the planted faults, but was %.0f %%",
              100 * recall);
      return new TrainingOutcome(Verdict.MISSES_CANARIES, null, own, other, missed);
    }
    return new TrainingOutcome(Verdict.PROMOTED, challenger, own, other, errors);
  }

  /**
   * What is worse about a challenger: that it misses planted faults which the champion finds. What
   * it finds besides does not make up for them. Its reconstruction errors do not tell, since the
   * champion may keep more components or fewer; of few rows, though, nothing else is known.
   */
  private Optional<String> worse(
      Rehearsal rehearsal, DetectorModel champion, List<float[]> holdOut, boolean largerErrors) {
    if (holdOut.size() < Sensitivity.LEAST_ROWS) {
      return largerErrors
          ? Optional.of(
              "challenger's errors must be about as small as the champion's, but were not")
          : Optional.empty();
    }
    PlantedRows planted = new PlantedRows(holdOut, champion.width()).exchanged();
    for (float size : SIZES) {
      planted.shifted(champion.scaler().spread(), size);
    }
    Rehearsal old = Rehearsal.of(champion);
    Sensitivity before = Sensitivity.of(old, holdOut, planted);
    double missed = Sensitivity.of(rehearsal, holdOut, planted).missedOf(before);
    if (missed > tolerance) {
      return Optional.of(missing("", tolerance, missed));
    }
    if (!(champion.measure() instanceof ResidualAndCode)) {
      return Optional.empty();
    }
    // What a network has not learned is in its code, and found there: so it is judged alone as
    // well.
    Sensitivity aloneBefore = Sensitivity.of(old.alone(holdOut), holdOut, planted);
    if (aloneBefore.mean() < LEAST_FOUND) {
      return Optional.empty();
    }
    double allowed = tolerance + STANDARD_ERROR / Math.sqrt(holdOut.size());
    double alone = Sensitivity.of(rehearsal.alone(holdOut), holdOut, planted).missedOf(aloneBefore);
    return alone > allowed
        ? Optional.of(missing(" by its reconstructions alone", allowed, alone))
        : Optional.empty();
  }

  private static String missing(String how, double allowed, double missed) {
    return String.format(
        Locale.ROOT,
        "challenger must miss%s at most %.1f %% of the planted faults that the champion finds, but"
            + " was %.1f %%",
        how,
        100 * allowed,
        100 * missed);
  }

  /** The trimmed mean, over rows, of the mean squared residual in the given units. */
  private static double error(FittedNetwork network, Scaler units, List<float[]> rows) {
    Reconstruction reconstruction = new Reconstruction(network.scaler(), network.autoencoder());
    float[] spread = units.spread();
    double[] errors = new double[rows.size()];
    reconstruction.takeEach(rows, i -> errors[i] = meanSquare(reconstruction, rows.get(i), spread));
    Arrays.sort(errors);
    int kept = Math.max(1, (int) Math.ceil(errors.length * (1 - TRIM)));
    double mean = 0;
    for (int i = 0; i < kept; i++) {
      mean += errors[i] / kept;
    }
    return mean;
  }

  private static double meanSquare(Reconstruction reconstruction, float[] row, float[] spread) {
    double sum = 0;
    for (int f = 0; f < row.length; f++) {
      if (reconstruction.has(f)) {
        double residual = (row[f] - reconstruction.expected(f)) / spread[f];
        sum += residual * residual;
      }
    }
    return reconstruction.present() == 0 ? 0 : sum / reconstruction.present();
  }

  private static boolean collapsed(DetectorModel model, List<float[]> rows) {
    Autoencoder autoencoder = model.autoencoder();
    int width = model.width();
    float[][] in = new float[rows.size()][width];
    float[][] out = new float[rows.size()][width];
    for (int i = 0; i < in.length; i++) {
      model.scaler().scale(rows.get(i), in[i]);
    }
    autoencoder.newPass().reconstruct(in, in.length, out);
    double input = totalVariance(in);
    return input > 0 && totalVariance(out) < COLLAPSE * COLLAPSE * input;
  }

  private static double totalVariance(float[][] rows) {
    double total = 0;
    for (int f = 0; f < rows[0].length; f++) {
      double mean = 0;
      for (float[] row : rows) {
        mean += row[f] / rows.length;
      }
      for (float[] row : rows) {
        total += (row[f] - mean) * (row[f] - mean);
      }
    }
    return total;
  }
}
