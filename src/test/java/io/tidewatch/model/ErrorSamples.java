package io.tidewatch.model;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Distributions that reconstruction errors may follow. */
enum ErrorSamples {
  UNIFORM(SplittableRandom::nextDouble),
  EXPONENTIAL(random -> -Math.log(1 - random.nextDouble())),
  LOGNORMAL(random -> Math.exp(0.5 * gaussian(random))),
  /** Finite mean, infinite variance. */
  PARETO(random -> Math.pow(1 - random.nextDouble(), -1 / 1.5)),
  /** Infinite mean. */
  CAUCHY(random -> Math.abs(Math.tan(Math.PI * (random.nextDouble() - 0.5)))),
  /** A handful of values, each many times. */
  TIES(random -> Math.floor(4 * random.nextDouble() * random.nextDouble())),
  CONSTANT(random -> 0.75),
  ZERO(random -> 0),
  TINY(random -> 1e-12 * random.nextDouble()),
  HUGE(random -> 1e30 * random.nextDouble());

  private final ToDoubleFunction<SplittableRandom> draw;

  ErrorSamples(ToDoubleFunction<SplittableRandom> draw) {
    this.draw = draw;
  }

  double[] draw(SplittableRandom random, int count) {
    double[] errors = new double[count];
    for (int i = 0; i < count; i++) {
      errors[i] = draw.applyAsDouble(random);
    }
    return errors;
  }

  /** The sum of twelve uniforms would have no tail: Box and Muller. */
  private static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
