package io.tidewatch.model;

/**
 * How much of an error each feature alone could account for: by how much the squared error falls at
 * most when that feature is changed and no other (the reconstruction-based contribution of Alcala
 * and Qin 2009, equation 13). It is found with a parabola through three points, which is exact
 * where the squared error is a quadratic function of the features, as with linear autoencoders.
 *
 * <p>A residual alone would not do: where a measure knows how features go together, the feature
 * with the largest residual need not be the one that is wrong.
 */
final class SingleChange {

  private static final float STEP = 0.5f;

  private SingleChange() {}

  static void shares(ErrorMeasure measure, Reconstruction record, float[] shares) {
    double error = square(measure, record);
    double total = 0;
    for (int f = 0; f < shares.length; f++) {
      double reduction = record.has(f) ? reduction(measure, record, f, error) : 0;
      shares[f] = (float) reduction;
      total += shares[f];
    }
    for (int f = 0; f < shares.length; f++) {
      shares[f] = total > 0 ? (float) (shares[f] / total) : 0f;
    }
  }

  private static double reduction(
      ErrorMeasure measure, Reconstruction record, int feature, double error) {
    record.move(feature, STEP);
    double above = square(measure, record);
    record.move(feature, -2 * STEP);
    double below = square(measure, record);
    record.move(feature, STEP);
    double slope = (above - below) / (2 * STEP);
    double curvature = (above + below - 2 * error) / (STEP * STEP);
    double least = curvature > 0 ? error - slope * slope / (2 * curvature) : Math.min(above, below);
    return Math.max(0, error - Math.max(0, least));
  }

  private static double square(ErrorMeasure measure, Reconstruction record) {
    // An error beyond all measure is as large as a float can say, and can be reckoned with.
    double error = Math.min(Float.MAX_VALUE, measure.error(record));
    return error * error;
  }
}
