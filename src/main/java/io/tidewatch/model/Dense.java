package io.tidewatch.model;

import java.util.Arrays;

/**
 * A fully connected layer: {@code out[o] = activation(bias[o] + sum over i of in[i] *
 * weights[i][o])}.
 *
 * <p>The sum is that of a {@link Kernel}: its bits do not depend on the machine.
 */
public final class Dense implements TiledLayer {

  private final Matrix weights;
  // With room for whole vectors.
  private final float[] bias;
  private final Activation activation;

  /**
   * Copies the parameters.
   *
   * @param weights one row an input, one column an output; finite
   * @param bias one value an output; finite
   * @param activation what is applied to the sums
   * @throws IllegalArgumentException when shapes disagree, a side is empty or a value is not finite
   */
  public Dense(float[][] weights, float[] bias, Activation activation) {
    if (weights.length == 0 || bias.length == 0) {
      throw new IllegalArgumentException(
          "dense layer must be at least 1 by 1, but was " + weights.length + " by " + bias.length);
    }
    for (int i = 0; i < weights.length; i++) {
      if (weights[i].length != bias.length) {
        throw new IllegalArgumentException(
            "weights must be rows of "
                + bias.length
                + ", but was "
                + weights[i].length
                + " (input "
                + i
                + ")");
      }
      Finite.check(weights[i], "weight");
    }
    this.weights = new Matrix(weights, bias.length);
    this.bias = Matrix.padded(Finite.check(bias, "bias"));
    this.activation = activation;
  }

  @Override
  public int inputs() {
    return weights.inputs();
  }

  @Override
  public int outputs() {
    return weights.columns();
  }

  /** What is applied to the sums. */
  public Activation activation() {
    return activation;
  }

  /** The weights, laid out for kernels. */
  Matrix matrix() {
    return weights;
  }

  /** A copy of the weights, one row an input. */
  public float[][] weights() {
    return weights.toRows();
  }

  /** A copy of the bias, one value an output. */
  public float[] bias() {
    return Arrays.copyOf(bias, outputs());
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    Kernel.FASTEST.addProducts(weights, in, 0, bias, out);
    activation.apply(out, outputs());
  }

  @Override
  public void forwardTile(float[] in, float[] out, float[] scratch) {
    Kernel.FASTEST.addTileProducts(weights, in, 0, bias, out);
    activation.apply(out, outputs() * Kernel.TILE);
  }
}
