package io.tidewatch.model;

/** The functions a layer may apply to its outputs, element by element. */
public enum Activation {
  /** x. */
  IDENTITY,
  /** The hyperbolic tangent, by {@link FastMath#tanh}. */
  TANH,
  /** 1 / (1 + exp(-x)), by {@link Kernel#sigmoid}. */
  SIGMOID,
  /** max(0, x). */
  RELU;

  /**
   * Applies the function in place.
   *
   * @param values the array, of which the first {@code count} elements are replaced; those after
   *     them, up to the next multiple of {@value Matrix#BLOCK}, may be
   * @param count how many
   */
  public void apply(float[] values, int count) {
    switch (this) {
      case IDENTITY -> {}
      case TANH -> Kernel.FASTEST.tanh(values, 0, count);
      case SIGMOID -> Kernel.FASTEST.sigmoid(values, 0, count);
      case RELU -> {
        for (int i = 0; i < count; i++) {
          values[i] = Math.max(0f, values[i]);
        }
      }
    }
  }
}
