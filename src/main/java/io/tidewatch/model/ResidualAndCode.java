package io.tidewatch.model;

import java.util.Objects;

/**
 * The Mahalanobis distances of residual and code, squared and added, over the number of features
 * present and code values; the root of it.
 *
 * @param residuals where residuals lie
 * @param codes where codes lie
 */
public record ResidualAndCode(Ellipsoid residuals, Ellipsoid codes) implements ErrorMeasure {

  /** Checks that there are both. */
  public ResidualAndCode {
    Objects.requireNonNull(residuals, "residuals");
    Objects.requireNonNull(codes, "codes");
  }

  @Override
  public int width() {
    return residuals.width();
  }

  @Override
  public float error(Reconstruction record) {
    int present = record.present();
    if (present == 0) {
      return 0;
    }
    double squares =
        residuals.squaredDistance(record.residual()) + codes.squaredDistance(record.code());
    return (float) Math.sqrt(squares / (present + codes.width()));
  }

  @Override
  public void shares(Reconstruction record, float[] shares) {
    SingleChange.shares(this, record, shares);
  }
}
