package io.tidewatch.model;

import java.util.Arrays;

/**
 * A convolution over time that keeps the number of steps (LeCun et al. 1989; as in neural networks
 * usual, a cross-correlation): {@code out[f][t] = activation(bias[f] + sum over c, j of
 * weights[f][c][j] * in[c][t + j - (kernel - 1) / 2])}, where places outside the window count as 0.
 *
 * <p>The sum runs over channels, then taps, vectorised over the steps: no reduction crosses lanes,
 * so the bits do not depend on the width of a vector register.
 */
public final class Conv1d implements Layer {

  private final Signal shape;
  private final float[][][] weights;
  private final float[] bias;
  private final Activation activation;

  /**
   * Copies the parameters.
   *
   * @param shape of the inputs
   * @param weights by filter, channel and tap; the number of taps is odd
   * @param bias one value a filter
   * @param activation what is applied to the sums
   * @throws IllegalArgumentException when shapes disagree, a side is empty or a value is not finite
   */
  public Conv1d(Signal shape, float[][][] weights, float[] bias, Activation activation) {
    this.shape = shape;
    this.activation = activation;
    this.bias = Finite.check(bias.clone(), "bias");
    if (weights.length == 0 || weights.length != bias.length) {
      throw new IllegalArgumentException(
          "filters must be at least 1 and as many as biases, but was "
              + weights.length
              + " filters, "
              + bias.length
              + " biases");
    }
    new Signal(weights.length, shape.steps());
    this.weights = new float[weights.length][][];
    int kernel = weights[0].length == 0 ? 0 : weights[0][0].length;
    for (int f = 0; f < weights.length; f++) {
      this.weights[f] = checked(weights[f], kernel, f);
    }
  }

  private float[][] checked(float[][] filter, int kernel, int number) {
    if (filter.length != shape.channels()) {
      throw new IllegalArgumentException(
          "filter must have "
              + shape.channels()
              + " channels, but was "
              + filter.length
              + " (filter "
              + number
              + ")");
    }
    float[][] copy = new float[filter.length][];
    for (int c = 0; c < filter.length; c++) {
      if (filter[c].length != kernel || kernel % 2 == 0) {
        throw new IllegalArgumentException(
            "kernel must be of one odd length, but was "
                + filter[c].length
                + " (filter "
                + number
                + ", channel "
                + c
                + ")");
      }
      copy[c] = Finite.check(filter[c].clone(), "weight");
    }
    return copy;
  }

  @Override
  public int inputs() {
    return shape.values();
  }

  @Override
  public int outputs() {
    return bias.length * shape.steps();
  }

  /** The shape of the inputs. */
  public Signal shape() {
    return shape;
  }

  /** What is applied to the sums. */
  public Activation activation() {
    return activation;
  }

  /** How many taps a filter has. */
  public int kernel() {
    return weights[0][0].length;
  }

  /** A copy of the weights, by filter, channel and tap. */
  public float[][][] weights() {
    return Arrays.stream(weights)
        .map(filter -> Arrays.stream(filter).map(float[]::clone).toArray(float[][]::new))
        .toArray(float[][][]::new);
  }

  /** A copy of the bias, one value a filter. */
  public float[] bias() {
    return bias.clone();
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    int steps = shape.steps();
    for (int f = 0; f < bias.length; f++) {
      Arrays.fill(out, f * steps, (f + 1) * steps, bias[f]);
      float[][] filter = weights[f];
      for (int c = 0; c < filter.length; c++) {
        slide(filter[c], in, c * steps, out, f * steps, steps);
      }
    }
    activation.apply(out, outputs());
  }

  private static void slide(float[] taps, float[] in, int from, float[] out, int to, int steps) {
    int reach = taps.length / 2;
    for (int j = 0; j < taps.length; j++) {
      int shift = j - reach;
      int first = Math.max(0, -shift);
      int end = Math.min(steps, steps - shift);
      addShifted(taps[j], in, from + shift, out, to, first, end);
    }
  }

  private static void addShifted(
      float weight, float[] in, int from, float[] out, int to, int first, int end) {
    for (int t = first; t < end; t++) {
      out[to + t] += weight * in[from + t];
    }
  }
}
