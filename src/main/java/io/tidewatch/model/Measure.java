package io.tidewatch.model;

import java.util.Locale;

/** The ways to make one error of a reconstruction. */
public enum Measure {
  /** The root mean square of the residuals, each in units of what is usual of it. */
  ROOT_MEAN_SQUARE,
  /** The largest residual, in units of what is usual of it. */
  LARGEST,
  /** The Mahalanobis distance of the residual: the Q statistic where residuals go together. */
  RESIDUAL_DISTANCE,
  /**
   * Residual and code together, the sum of their squared Mahalanobis distances: what is usual
   * breaks, or goes further than usual (Jackson and Mudholkar 1979; combined as by Yue and Qin
   * 2001, equation 9, with covariances in place of control limits).
   */
  RESIDUAL_AND_CODE,
  /** Over the codes that a variational network holds possible (An and Cho 2015). */
  RECONSTRUCTION_PROBABILITY;

  /**
   * Of a scaled feature's variance, 1, what is taken for noise in a residual. Without it, what a
   * few rows happened not to do would count as impossible.
   */
  static final double RIDGE = 0.03;

  /**
   * Fits the measure.
   *
   * @param residuals scaled residuals of at least one record, NaN where the feature was missing
   * @param codes the codes of the same records
   */
  public ErrorMeasure fit(float[][] residuals, float[][] codes) {
    return switch (this) {
      case ROOT_MEAN_SQUARE -> ErrorScale.fit(residuals, residuals[0].length);
      case LARGEST -> new LargestResidual(ErrorScale.fit(residuals, residuals[0].length));
      case RESIDUAL_DISTANCE -> new ResidualDistance(Ellipsoid.fit(residuals, RIDGE));
      case RESIDUAL_AND_CODE ->
          new ResidualAndCode(Ellipsoid.fit(residuals, RIDGE), Ellipsoid.fit(codes));
      case RECONSTRUCTION_PROBABILITY ->
          ReconstructionProbability.of(
              ErrorScale.fit(residuals, residuals[0].length), codes[0].length);
    };
  }

  /** Whether it learns how values go together, which takes more rows than how far each strays. */
  public boolean learnsCovariance() {
    return this == RESIDUAL_DISTANCE || this == RESIDUAL_AND_CODE;
  }

  /** Whether a family gives it what it looks at. */
  public boolean fits(Family family) {
    return this != RECONSTRUCTION_PROBABILITY || family == Family.VARIATIONAL;
  }

  /** The name as configs and documents spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
