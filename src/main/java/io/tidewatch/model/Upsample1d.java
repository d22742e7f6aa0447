package io.tidewatch.model;

/** Makes several equal steps of one, channel by channel: {@code out[c][t] = in[c][t / factor]}. */
public final class Upsample1d implements Layer {

  private final Signal shape;
  private final int factor;

  /**
   * An upsampling layer.
   *
   * @param shape of the inputs
   * @param factor how often each step is repeated
   * @throws IllegalArgumentException when the factor is not positive or the outputs are too many
   */
  public Upsample1d(Signal shape, int factor) {
    if (factor < 1 || (long) shape.values() * factor > Signal.MAX_VALUES) {
      throw new IllegalArgumentException(
          "upsampling must be by 1 to "
              + Signal.MAX_VALUES / shape.values()
              + " for "
              + shape.values()
              + " values, but was "
              + factor);
    }
    this.shape = shape;
    this.factor = factor;
  }

  @Override
  public int inputs() {
    return shape.values();
  }

  @Override
  public int outputs() {
    return shape.values() * factor;
  }

  /** The shape of the inputs. */
  public Signal shape() {
    return shape;
  }

  /** How often each step is repeated. */
  public int factor() {
    return factor;
  }

  @Override
  public void forward(float[] in, float[] out, float[] scratch) {
    int inputs = inputs();
    for (int i = 0; i < inputs; i++) {
      for (int o = i * factor; o < (i + 1) * factor; o++) {
        out[o] = in[i];
      }
    }
  }
}
