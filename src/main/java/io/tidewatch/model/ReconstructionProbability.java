package io.tidewatch.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a variational network makes of a record, over the codes that it holds possible: the root of
 * the mean, over draws of the code and features, of the squared residual in units of what is usual
 * of it. With a Gaussian decoder of those deviations it rises as the reconstruction probability of
 * An and Cho (2015, algorithm 4) falls: the mean log-likelihood is a constant less half its square
 * times the number of features.
 *
 * <p>The draws are part of the measure, so that the same record has the same error everywhere. A
 * network without chance in its code has one reconstruction, and the measure is the root mean
 * square.
 */
public final class ReconstructionProbability implements ErrorMeasure {

  /** How many codes are tried; half of them mirror the other half. */
  static final int DRAWS = 16;

  private static final long SEED = 0x7469_6465L;

  private final ErrorScale scale;
  private final float[][] draws;

  /**
   * Copies the parameters.
   *
   * @param scale what is usual of each residual
   * @param draws standard normal values, a row a draw, all as wide as the code; at least one
   * @throws IllegalArgumentException when there are none, or one is not finite
   */
  public ReconstructionProbability(ErrorScale scale, float[][] draws) {
    this.scale = scale;
    if (draws.length == 0) {
      throw new IllegalArgumentException("draws must be at least 1, but was 0");
    }
    this.draws = new float[draws.length][];
    for (int i = 0; i < draws.length; i++) {
      if (draws[i].length != draws[0].length) {
        throw new IllegalArgumentException(
            "draw must be " + draws[0].length + " wide, but was " + draws[i].length);
      }
      this.draws[i] = Finite.check(draws[i].clone(), "draw " + i);
    }
  }

  /** The measure of a code width, with draws of its own. */
  static ReconstructionProbability of(ErrorScale scale, int codeWidth) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[][] draws = new float[DRAWS][codeWidth];
    for (int i = 0; i < DRAWS; i += 2) {
      for (int unit = 0; unit < codeWidth; unit++) {
        draws[i][unit] = (float) random.nextGaussian();
        draws[i + 1][unit] = -draws[i][unit];
      }
    }
    return new ReconstructionProbability(scale, draws);
  }

  @Override
  public int width() {
    return scale.width();
  }

  @Override
  public float error(Reconstruction record) {
    int present = record.present();
    return present == 0 ? 0 : (float) Math.sqrt(squares(record) / draws.length / present);
  }

  private double squares(Reconstruction record) {
    double sum = 0;
    for (float[] draw : draws) {
      float[] residual = record.residualOf(draw);
      for (int f = 0; f < residual.length; f++) {
        double part = scale.units(f, residual[f]);
        sum += part * part;
      }
    }
    return sum;
  }

  @Override
  public void shares(Reconstruction record, float[] shares) {
    double sum = squares(record);
    Arrays.fill(shares, 0);
    for (int i = 0; i < draws.length && sum > 0; i++) {
      float[] residual = record.residualOf(draws[i]);
      for (int f = 0; f < residual.length; f++) {
        double part = scale.units(f, residual[f]);
        shares[f] += (float) (part * part / sum);
      }
    }
  }

  /** What is usual of each residual. */
  public ErrorScale scale() {
    return scale;
  }

  /** A copy of the draws. */
  public float[][] draws() {
    return Arrays.stream(draws).map(float[]::clone).toArray(float[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReconstructionProbability that
        && scale.equals(that.scale)
        && Arrays.deepEquals(draws, that.draws);
  }

  @Override
  public int hashCode() {
    return 31 * scale.hashCode() + Arrays.deepHashCode(draws);
  }
}
