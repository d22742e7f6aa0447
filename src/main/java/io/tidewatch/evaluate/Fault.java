package io.tidewatch.evaluate;

import java.util.Random;

/**
 * A fault at work: replaces the values of one channel of one entity while it lasts. It has a chance
 * of its own, so that the entity goes on as if nothing had happened. {@link Double#NaN} is a value
 * that is missing.
 */
final class Fault {

  private final PlantedFault planted;
  private final int channel;
  private final double level;
  private final double deviation;
  private final Random random;
  private final double strength;
  private double before = Double.NaN;
  private int run;
  private boolean missing;

  /**
   * A fault before its beginning.
   *
   * @param planted what it is to be
   * @param channel the index of its channel
   * @param level about the mean of the channel when sound
   * @param deviation about its standard deviation when sound
   * @param seed what its chance begins with
   */
  Fault(PlantedFault planted, int channel, double level, double deviation, long seed) {
    this.planted = planted;
    this.channel = channel;
    this.level = level;
    this.deviation = deviation;
    this.random = new Random(seed);
    this.strength = random.nextDouble();
  }

  /**
   * Sees each reading of its entity in turn and changes the values while it lasts.
   *
   * @param time the reading's event time
   * @param values the values in the order of the channels, changed in place
   */
  void act(long time, double[] values) {
    if (time >= planted.start() && time < planted.end()) {
      values[channel] = replace(time, values[channel]);
    } else {
      before = values[channel];
    }
  }

  private double replace(long time, double value) {
    return switch (planted.kind()) {
      case SPIKE -> value + (5 + 3 * random.nextDouble()) * deviation;
      case LEVEL_SHIFT -> value + (3 + strength) * deviation;
      case DRIFT -> value + 5 * deviation * progress(time);
      case STUCK -> stuck(value);
      case BROKEN_CORRELATION -> against(value);
      case DROP_OUT -> dropped();
    };
  }

  private double progress(long time) {
    return (double) (time - planted.start()) / (planted.end() - planted.start());
  }

  private double stuck(double value) {
    if (Double.isNaN(before)) {
      before = value;
    }
    return before;
  }

  // Up where the others go down: unlike a course of its own, this is never right by chance.
  private double against(double value) {
    double reach = 2 * deviation;
    return level + Math.max(-reach, Math.min(reach, level - value));
  }

  private double dropped() {
    if (run == 0) {
      missing = !missing;
      run = 5 + random.nextInt(11);
    }
    run--;
    return missing ? Double.NaN : 0;
  }
}
