package io.tidewatch.dl4j;

import io.tidewatch.learn.TrainingException;
import io.tidewatch.model.Autoencoder;
import io.tidewatch.model.ForwardPass;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compares a compiled autoencoder with the library's network, output by output. */
final class ParityCheck {

  /** How many rows are compared at most. */
  static final int PROBES = 256;

  /** The difference allowed, as a share of the row's scale. */
  static final double TOLERANCE = 1e-5;

  // Training rows alone would leave saturated units untried, and a constant set almost every
  // weight.
  private static final float STRETCH = 4f;

  private ParityCheck() {}

  /**
   * Requires {@code |ours - theirs| <= 1e-5 x scale} on training rows, and on as many stretched and
   * jittered ones. The scale of a row is its largest value in or out by magnitude, at least 1: the
   * rounding errors of both sides grow with what goes in as well as with what comes out.
   *
   * @param autoencoder ours
   * @param network theirs
   * @param rows training rows, at least one, as wide as both
   * @throws TrainingException when they differ by more, or an output is not finite
   */
  static void require(Autoencoder autoencoder, MultiLayerNetwork network, float[][] rows)
      throws TrainingException {
    require(autoencoder, network::output, rows);
  }

  /** The same for any pass of the library's arrays that leaves its input open. */
  static void require(Autoencoder autoencoder, UnaryOperator<INDArray> pass, float[][] rows)
      throws TrainingException {
    float[][] probes = probes(rows);
    float[][] theirs;
    try (INDArray input = Nd4j.createFromArray(probes);
        INDArray output = pass.apply(input)) {
      theirs = output.toFloatMatrix();
    }
    ForwardPass ours = autoencoder.newPass();
    for (int p = 0; p < probes.length; p++) {
      compare(ours.reconstruct(probes[p]), theirs[p], largest(probes[p]), p);
    }
  }

  private static void compare(float[] ours, float[] theirs, double largestInput, int probe)
      throws TrainingException {
    double allowed = TOLERANCE * Math.max(1, Math.max(largestInput, largest(theirs)));
    for (int f = 0; f < ours.length; f++) {
      boolean finite = Float.isFinite(ours[f]) && Float.isFinite(theirs[f]);
      if (!finite || Math.abs((double) ours[f] - theirs[f]) > allowed) {
        throw new TrainingException(
            "compiled output must be finite and within "
                + allowed
                + " of the library's "
                + theirs[f]
                + ", but was "
                + ours[f]
                + " (probe "
                + probe
                + ", feature "
                + f
                + ")");
      }
    }
  }

  private static float[][] probes(float[][] rows) {
    float[][] plain = TrainingRows.spread(rows, PROBES / 2);
    float[][] probes = new float[2 * plain.length][];
    SplittableRandom random = new SplittableRandom(plain.length);
    for (int i = 0; i < plain.length; i++) {
      probes[i] = plain[i];
      float[] stretched = new float[plain[i].length];
      for (int f = 0; f < stretched.length; f++) {
        stretched[f] = STRETCH * (plain[i][f] + (float) random.nextGaussian());
      }
      probes[plain.length + i] = stretched;
    }
    return probes;
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      // Not by Math.max: one NaN or infinity must not loosen the bound for the others.
      if (Float.isFinite(value) && Math.abs(value) > largest) {
        largest = Math.abs(value);
      }
    }
    return largest;
  }
}
