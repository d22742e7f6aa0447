package io.tidewatch.detect;

import java.util.Locale;

/** How bad an exceedance is, by how much rarer than the wanted false-alarm rate it is. */
public enum Severity {
  /** Rarer than the rate. */
  MINOR(1),
  /** At least a hundred times rarer. */
  MAJOR(1e-2),
  /** At least a million times rarer. */
  CRITICAL(1e-6);

  private final double ratio;

  Severity(double ratio) {
    this.ratio = ratio;
  }

  /** The severity of a p-value below the wanted rate. */
  static Severity of(double pValue, double falseAlarmRate) {
    double ratio = pValue / falseAlarmRate;
    if (ratio <= CRITICAL.ratio) {
      return CRITICAL;
    }
    return ratio <= MAJOR.ratio ? MAJOR : MINOR;
  }

  /**
   * The grade of a p-value: 0 at the wanted rate, 1 from a million times rarer on, even in orders
   * of magnitude between.
   */
  static double grade(double pValue, double falseAlarmRate) {
    double orders = StrictMath.log10(pValue / falseAlarmRate) / StrictMath.log10(CRITICAL.ratio);
    return Math.max(0, Math.min(1, orders));
  }

  /** The name as alerts and metrics spell it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
