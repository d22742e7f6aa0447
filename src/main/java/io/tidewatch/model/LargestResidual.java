package io.tidewatch.model;

import java.util.Objects;

/**
 * The largest residual of a record, in units of what is usual of that feature: one bad feature
 * among hundreds counts as much as among two.
 *
 * @param scale what is usual
 */
public record LargestResidual(ErrorScale scale) implements ErrorMeasure {

  /** Checks that there is a scale. */
  public LargestResidual {
    Objects.requireNonNull(scale, "scale");
  }

  @Override
  public int width() {
    return scale.width();
  }

  @Override
  public float error(Reconstruction record) {
    float[] residual = record.residual();
    double largest = 0;
    for (int f = 0; f < residual.length; f++) {
      largest = Math.max(largest, Math.abs(scale.units(f, residual[f])));
    }
    return (float) largest;
  }

  @Override
  public void shares(Reconstruction record, float[] shares) {
    scale.shares(record, shares);
  }
}
