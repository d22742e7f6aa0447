package io.tidewatch.model;

/**
 * Makes one step of several, channel by channel: {@code out[c][t]} is the largest or the mean of
 * {@code in[c][t * size]} to {@code in[c][t * size + size - 1]}.
 */
public final class Pool1d implements Layer {

  private final Signal shape;
  private final int size;
  private final Pooling pooling;

  /**
   * A pooling layer.
   *
   * @param shape of the inputs
   * @param size how many steps become one; divides the steps
   * @param pooling largest or mean
   * @throws IllegalArgumentException when the size does not divide the steps
   */
  public Pool1d(Signal shape, int size, Pooling pooling) {
    if (size < 1 || shape.steps() % size != 0) {
      throw new IllegalArgumentException(
          "pool must be a divisor of " + shape.steps() + " steps, but was " + size);
    }
    this.shape = shape;
    this.size = size;
    this.pooling = pooling;
  }

  @Override
  public int inputs() {
    return shape.values();
  }

  @Override
  public int outputs() {
    return shape.values() / size;
  }

  /** The shape of the inputs. */
  public Signal shape() {
    return shape;
  }

  /** How many steps become one. */
  public int size() {
    return size;
  }

  /** Largest or mean. */
  public Pooling pooling() {
    return pooling;
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    int outputs = outputs();
    // The size divides the steps, so no group of values reaches into the next channel.
    for (int o = 0; o < outputs; o++) {
      out[o] = pooling == Pooling.MAX ? largest(in, o * size) : mean(in, o * size);
    }
  }

  private float largest(float[] in, int from) {
    float largest = in[from];
    for (int i = from + 1; i < from + size; i++) {
      largest = Math.max(largest, in[i]);
    }
    return largest;
  }

  private float mean(float[] in, int from) {
    float sum = in[from];
    for (int i = from + 1; i < from + size; i++) {
      sum += in[i];
    }
    return sum / size;
  }
}
