package io.tidewatch.evaluate;

import java.util.Random;

/**
 * A sound pump: what its channels would show if no sensor ever failed. Each call to {@link #step}
 * draws the same number of random values, so that nothing that happens to a value afterwards
 * changes the values to come.
 */
final class Pump {

  private static final double MEMORY = 0.7;
  private static final double LOAD_MEMORY = 0.97;
  private static final double TEMPERATURE_INERTIA = 1.0 / 60;

  // Standard deviations of the noise, in the order of the channels.
  private static final double[] NOISE = {0.06, 0.5, 12, 0.35, 0.16, 0.35};

  private final Random random;
  private final double phase;
  private final double[] gains = new double[PlantChannel.values().length];
  private final double[] noise = new double[gains.length];
  private final double[] values = new double[gains.length];
  private double loadNoise;
  private double winding = Double.NaN;

  /**
   * A pump before its first reading.
   *
   * @param seed what its chance begins with
   * @param phase where in the load's cycle it begins, 0 to 1
   */
  Pump(long seed, double phase) {
    this.random = new Random(seed);
    this.phase = phase;
    for (int i = 0; i < gains.length; i++) {
      gains[i] = 1 + 0.01 * (2 * random.nextDouble() - 1);
      noise[i] = random.nextGaussian();
    }
  }

  /**
   * The values of the next reading, in the order of the channels; overwritten by the next call.
   *
   * @param reading the number of the reading, from 0
   */
  double[] step(long reading) {
    advanceNoise();
    double load = load(reading);
    double speed = 1450 + 560 * (load - 0.5);
    double ratio = speed / 1450;
    double flow = 42 * ratio + shake(PlantChannel.FLOW);
    double pressure = 3.2 * ratio * ratio + shake(PlantChannel.PRESSURE);
    double current = 4 + 0.09 * flow * pressure;
    double target = 40 + 1.75 * (current - 4);
    winding = Double.isNaN(winding) ? target : winding + TEMPERATURE_INERTIA * (target - winding);
    set(PlantChannel.PRESSURE, pressure);
    set(PlantChannel.FLOW, flow);
    set(PlantChannel.SPEED, speed + shake(PlantChannel.SPEED));
    set(PlantChannel.CURRENT, current + shake(PlantChannel.CURRENT));
    set(PlantChannel.VIBRATION, 2.1 + 2.4 * (ratio - 1) + shake(PlantChannel.VIBRATION));
    set(PlantChannel.TEMPERATURE, winding + shake(PlantChannel.TEMPERATURE));
    return values;
  }

  /** A number that decides something about the reading beside its values, uniform in [0, 1). */
  double chance() {
    return random.nextDouble();
  }

  private double load(long reading) {
    double turn =
        (double) (reading % (PlantSpec.READINGS_A_CYCLE * 100L)) / PlantSpec.READINGS_A_CYCLE;
    // StrictMath: Math.sin may differ in the last bit from machine to machine.
    double slow = StrictMath.sin(2 * Math.PI * (turn + phase));
    double quick = StrictMath.sin(2 * Math.PI * (4.37 * turn + 2 * phase));
    return 0.5 + 0.25 * slow + 0.09 * quick + 0.05 * loadNoise;
  }

  // First-order autoregressive noise of unit variance.
  private void advanceNoise() {
    loadNoise = LOAD_MEMORY * loadNoise + innovation(LOAD_MEMORY) * random.nextGaussian();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = MEMORY * noise[i] + innovation(MEMORY) * random.nextGaussian();
    }
  }

  private static double innovation(double memory) {
    return Math.sqrt(1 - memory * memory);
  }

  private double shake(PlantChannel channel) {
    return NOISE[channel.ordinal()] * noise[channel.ordinal()];
  }

  private void set(PlantChannel channel, double value) {
    values[channel.ordinal()] = value * gains[channel.ordinal()];
  }
}
