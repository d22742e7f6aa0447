package io.tidewatch.evaluate;

import java.util.Random;

/**
 * A fault at work: replaces the values of one channel of one pump while it lasts. It has a chance
 * of its own, so that the pump goes on as if nothing had happened. {@link Double#NaN} is a value
 * that is missing.
 */
final class Fault {

  private final FaultPlan plan;
  private final PlantedFault planted;
  private final Random random;
  private final double strength;
  private double before = Double.NaN;
  private int run;
  private boolean missing;

  /**
   * A fault before its beginning.
   *
   * @param plan what it is to be
   * @param planted the same in event time
   * @param seed what its chance begins with
   */
  Fault(FaultPlan plan, PlantedFault planted, long seed) {
    this.plan = plan;
    this.planted = planted;
    this.random = new Random(seed);
    this.strength = random.nextDouble();
  }

  /**
   * Sees each reading of its pump in turn and changes the values while it lasts.
   *
   * @param time the reading's event time
   * @param values the values in the order of the channels, changed in place
   */
  void act(long time, double[] values) {
    int channel = plan.channel().ordinal();
    if (time >= planted.start() && time < planted.end()) {
      values[channel] = replace(time, values[channel]);
    } else {
      before = values[channel];
    }
  }

  private double replace(long time, double value) {
    double deviation = plan.channel().deviation();
    return switch (plan.kind()) {
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
    double level = plan.channel().level();
    double reach = 2 * plan.channel().deviation();
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
