package io.tidewatch.model;

import java.util.Objects;

/**
 * The Mahalanobis distance of the residual from its usual values, over the root of the number of
 * features present.
 *
 * @param usual where residuals lie
 */
public record ResidualDistance(Ellipsoid usual) implements ErrorMeasure {

  /** Checks that there is an ellipsoid. */
  public ResidualDistance {
    Objects.requireNonNull(usual, "usual");
  }

  @Override
  public int width() {
    return usual.width();
  }

  @Override
  public float error(Reconstruction record) {
    int present = record.present();
    return present == 0 ? 0 : (float) Math.sqrt(usual.squaredDistance(record.residual()) / present);
  }

  @Override
  public void shares(Reconstruction record, float[] shares) {
    SingleChange.shares(this, record, shares);
  }
}
