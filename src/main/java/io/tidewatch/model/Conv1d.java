package io.tidewatch.model;

import java.util.Arrays;

/**
 * A convolution over time that keeps the number of steps (LeCun et al. 1989; as in neural networks
 * usual, a cross-correlation): {@code out[f][t] = activation(bias[f] + sum over c, j of
 * weights[f][c][j] * in[c][t + j - (kernel - 1) / 2])}, where places outside the window count as 0.
 *
 * <p>The sum is that of a {@link Kernel} over channels, then taps: its bits do not depend on the
 * machine.
 */
public final class Conv1d implements Layer {

  private final Signal shape;
  private final float[][][] weights;
  private final Matrix products;
  private final float[] bias;
  private final float[] start;
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
    this.products = new Matrix(rows(this.weights, kernel), weights.length);
    this.start = Matrix.padded(this.bias);
  }

  /** One row a channel and tap, one column a filter. */
  private static float[][] rows(float[][][] weights, int kernel) {
    int channels = weights[0].length;
    float[][] rows = new float[channels * kernel][weights.length];
    for (int f = 0; f < weights.length; f++) {
      for (int c = 0; c < channels; c++) {
        for (int j = 0; j < kernel; j++) {
          rows[c * kernel + j][f] = weights[f][c][j];
        }
      }
    }
    return rows;
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
  public int scratch() {
    return Matrix.padded(bias.length) + products.inputs();
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    int steps = shape.steps();
    int patch = Matrix.padded(bias.length);
    for (int t = 0; t < steps; t++) {
      gather(in, t, scratch, patch);
      Kernel.FASTEST.addProducts(products, scratch, patch, start, scratch);
      activation.apply(scratch, bias.length);
      for (int f = 0; f < bias.length; f++) {
        out[f * steps + t] = scratch[f];
      }
    }
  }

  /** Copies what the taps see of each channel at a step, zeros beyond the window's ends. */
  private void gather(float[] in, int step, float[] scratch, int patch) {
    int steps = shape.steps();
    int kernel = kernel();
    int first = step - kernel / 2;
    for (int c = 0; c < shape.channels(); c++) {
      for (int j = 0; j < kernel; j++) {
        int t = first + j;
        scratch[patch + c * kernel + j] = t < 0 || t >= steps ? 0f : in[c * steps + t];
      }
    }
  }
}
