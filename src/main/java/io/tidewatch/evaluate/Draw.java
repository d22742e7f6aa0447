package io.tidewatch.evaluate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;

/** Values drawn by chance and written as a person would, with two significant digits. */
final class Draw {

  private static final MathContext TWO_DIGITS = new MathContext(2);

  private final SplittableRandom random;

  Draw(SplittableRandom random) {
    this.random = random;
  }

  /** A number whose logarithm is uniform from the least to the most. */
  String number(double least, double most) {
    return text(logUniform(least, most));
  }

  /** A whole number whose logarithm is about uniform from the least to the most. */
  int size(int least, int most) {
    double drawn = Math.round(logUniform(least, Math.max(least, most)));
    return new BigDecimal(drawn).round(TWO_DIGITS).intValueExact();
  }

  /** One of some words. */
  String choice(String... words) {
    return words[random.nextInt(words.length)];
  }

  boolean coin() {
    return random.nextBoolean();
  }

  private double logUniform(double least, double most) {
    return least * Math.pow(most / least, random.nextDouble());
  }

  private static String text(double value) {
    return new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
  }
}
