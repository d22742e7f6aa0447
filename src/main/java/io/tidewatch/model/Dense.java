package io.tidewatch.model;

import java.util.Arrays;

/**
 * A fully connected layer: {@code out[o] = activation(bias[o] + sum over i of in[i] *
 * weights[i][o])}.
 *
 * <p>The sum runs over the inputs four at a time, vectorised over the outputs: no reduction crosses
 * lanes, so the bits do not depend on the width of a vector register.
 */
public final class Dense implements Layer {

  private final float[][] weights;
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
    this.weights = new float[weights.length][];
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
      this.weights[i] = Finite.check(weights[i].clone(), "weight");
    }
    this.bias = Finite.check(bias.clone(), "bias");
    this.activation = activation;
  }

  @Override
  public int inputs() {
    return weights.length;
  }

  @Override
  public int outputs() {
    return bias.length;
  }

  /** What is applied to the sums. */
  public Activation activation() {
    return activation;
  }

  /** A copy of the weights, one row an input. */
  public float[][] weights() {
    return Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
  }

  /** A copy of the bias, one value an output. */
  public float[] bias() {
    return bias.clone();
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    int outputs = bias.length;
    System.arraycopy(bias, 0, out, 0, outputs);
    int i = 0;
    for (; i + 4 <= weights.length; i += 4) {
      addFour(weights, in, i, out, outputs);
    }
    for (; i < weights.length; i++) {
      addOne(weights[i], in[i], out, outputs);
    }
    activation.apply(out, outputs);
  }

  private static void addFour(float[][] rows, float[] in, int i, float[] out, int outputs) {
    float[] a = rows[i];
    float[] b = rows[i + 1];
    float[] c = rows[i + 2];
    float[] d = rows[i + 3];
    float x = in[i];
    float y = in[i + 1];
    float z = in[i + 2];
    float w = in[i + 3];
    for (int o = 0; o < outputs; o++) {
      out[o] += x * a[o] + y * b[o] + z * c[o] + w * d[o];
    }
  }

  private static void addOne(float[] row, float x, float[] out, int outputs) {
    for (int o = 0; o < outputs; o++) {
      out[o] += x * row[o];
    }
  }
}
