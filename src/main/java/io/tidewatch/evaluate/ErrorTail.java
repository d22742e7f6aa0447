package io.tidewatch.evaluate;

import io.tidewatch.model.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How often normal records have an error this large, as seen and as the calibration says: where the
 * two part, false alarms come at another rate than the wanted one.
 *
 * @param seen the share of the records that have each error or a larger one, errors ascending;
 *     thinned out among the many small ones
 * @param fitted what the calibration says, from the smallest error seen to the rarest rate asked
 *     for
 */
public record ErrorTail(List<Point> seen, List<Point> fitted) {

  /** Points of the fitted curve. */
  private static final int STEPS = 200;

  /** So many of the largest errors are all kept. */
  private static final int LARGEST = 100;

  /** Beyond those, each point kept stands for this many times more records than the one before. */
  private static final double THINNING = 1.03;

  /** The fitted curve begins at no smaller part of its end: its axis is logarithmic. */
  private static final double LEAST_RATIO = 1e-3;

  /**
   * A point of a distribution.
   *
   * @param error the reconstruction error
   * @param share how many normal records have it or a larger one, in (0, 1]
   */
  public record Point(double error, double share) {}

  /** Takes copies of the lists. */
  public ErrorTail {
    seen = List.copyOf(seen);
    fitted = List.copyOf(fitted);
  }

  /**
   * Compares errors with a calibration.
   *
   * @param errors of the normal records that the model scored, in any order; at least one
   * @param calibration the model's
   * @param rarest the rarest false-alarm rate of interest, in (0, 1): so far the curve reaches
   */
  public static ErrorTail of(double[] errors, Calibration calibration, double rarest) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    double most = calibration.threshold(rarest);
    double least = Math.min(most, Math.max(sorted[0], most * LEAST_RATIO));
    return new ErrorTail(seen(sorted), fitted(calibration, least, most));
  }

  private static List<Point> seen(double[] sorted) {
    List<Point> points = new ArrayList<>();
    int rank = 1;
    while (rank <= sorted.length) {
      points.add(new Point(sorted[sorted.length - rank], (double) rank / sorted.length));
      rank = rank < LARGEST ? rank + 1 : (int) Math.ceil(rank * THINNING);
    }
    Collections.reverse(points);
    return points;
  }

  private static List<Point> fitted(Calibration calibration, double least, double most) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double error = least * StrictMath.pow(most / least, (double) i / STEPS);
      points.add(new Point(error, calibration.pValue(error)));
    }
    return points;
  }
}
