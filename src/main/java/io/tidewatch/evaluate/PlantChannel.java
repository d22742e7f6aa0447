package io.tidewatch.evaluate;

import java.util.Locale;

/** What each pump of the synthetic plant measures, in the order its records give it. */
public enum PlantChannel {
  /** Delivery pressure in bar; grows with the square of the speed. */
  PRESSURE(3.2, 0.49, 3),
  /** Volume flow in m³/h; follows the speed. */
  FLOW(42, 3.2, 2),
  /** Speed of the shaft in revolutions a minute; follows the load. */
  SPEED(1450, 109, 1),
  /** Motor current in ampere; grows with flow times pressure. */
  CURRENT(16.3, 2.8, 3),
  /** Vibration in mm/s; grows with the speed, with much noise. */
  VIBRATION(2.1, 0.24, 3),
  /** Temperature of the winding in °C; follows the current slowly. */
  TEMPERATURE(61.7, 3.8, 2);

  private final double level;
  private final double deviation;
  private final int decimals;

  PlantChannel(double level, double deviation, int decimals) {
    this.level = level;
    this.deviation = deviation;
    this.decimals = decimals;
  }

  /** The name of the channel and of its field. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** About the mean of a sound channel over whole load cycles. */
  public double level() {
    return level;
  }

  /** About the standard deviation of a sound channel over whole load cycles. */
  public double deviation() {
    return deviation;
  }

  /** Digits that records give behind the point. */
  int decimals() {
    return decimals;
  }
}
