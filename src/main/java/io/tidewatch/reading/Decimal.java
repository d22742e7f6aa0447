package io.tidewatch.reading;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Reads JSON numbers from characters without losing a digit and, for all but unusual ones, without
 * making garbage. Holds the number read last; not for use by several threads.
 */
final class Decimal {

  /** What {@link #floor} returns where the result does not fit 64 bits. */
  static final long OUT_OF_RANGE = Long.MIN_VALUE;

  private static final int MAX_DIGITS = 18;
  private static final int MAX_EXPONENT = 100_000;
  private static final long MAX_EXACT_DOUBLE = 1L << 53;
  private static final int MAX_EXACT_POWER = 22;
  private static final long[] POWERS = new long[MAX_DIGITS + 1];
  private static final double[] DOUBLE_POWERS = new double[MAX_EXACT_POWER + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
    DOUBLE_POWERS[0] = 1;
    for (int i = 1; i < DOUBLE_POWERS.length; i++) {
      DOUBLE_POWERS[i] = DOUBLE_POWERS[i - 1] * 10;
    }
  }

  private boolean negative;
  private long digits;
  private int significant;
  private int exponent;

  /**
   * The nearest 32-bit float, the same as {@link Float#parseFloat} gives, but 0 for -0.
   *
   * @return infinite where the number lies beyond the range of a float
   */
  float toFloat(char[] text, int from, int length) {
    scan(text, from, length);
    if (digits <= MAX_EXACT_DOUBLE
        && significant <= MAX_DIGITS
        && Math.abs(exponent) <= MAX_EXACT_POWER) {
      double nearest =
          exponent < 0 ? digits / DOUBLE_POWERS[-exponent] : digits * DOUBLE_POWERS[exponent];
      if (roundsOnce(nearest)) {
        float rounded = (float) nearest;
        return (negative ? -rounded : rounded) + 0f;
      }
    }
    return Float.parseFloat(new String(text, from, length)) + 0f;
  }

  /**
   * The largest integer not above the number times a power of ten.
   *
   * @param power the power, -18 to 18
   * @return the integer, or {@link #OUT_OF_RANGE}
   */
  long floor(char[] text, int from, int length, int power) {
    scan(text, from, length);
    if (significant == 0) {
      return 0;
    }
    int shift = exponent + power;
    if (significant + shift > MAX_DIGITS + 1) {
      return OUT_OF_RANGE;
    }
    if (significant + shift < 0) {
      return negative ? -1 : 0;
    }
    long signed = negative ? -digits : digits;
    if (significant <= MAX_DIGITS && shift <= 0 && -shift <= MAX_DIGITS) {
      return Math.floorDiv(signed, POWERS[-shift]);
    }
    BigInteger whole =
        new BigDecimal(text, from, length)
            .scaleByPowerOfTen(power)
            .setScale(0, RoundingMode.FLOOR)
            .toBigInteger();
    return whole.bitLength() > 63 ? OUT_OF_RANGE : whole.longValue();
  }

  // A double that lies exactly between two floats may stand for a decimal on either side of it, and
  // below the normal range the bits that decide are others.
  private static boolean roundsOnce(double nearest) {
    boolean between = (Double.doubleToRawLongBits(nearest) & 0x1FFF_FFFFL) == 0x1000_0000L;
    return nearest == 0 || (!between && nearest >= Float.MIN_NORMAL);
  }

  private void scan(char[] text, int from, int length) {
    int end = from + length;
    int i = from;
    negative = text[i] == '-';
    if (negative) {
      i++;
    }
    digits = 0;
    significant = 0;
    exponent = 0;
    boolean fraction = false;
    for (; i < end; i++) {
      char c = text[i];
      if (c == '.') {
        fraction = true;
        continue;
      }
      if (c < '0' || c > '9') {
        break;
      }
      if (significant > 0 || c != '0') {
        significant++;
      }
      if (significant <= MAX_DIGITS) {
        digits = digits * 10 + (c - '0');
      }
      if (fraction) {
        exponent--;
      }
    }
    if (i < end) {
      exponent += scanExponent(text, i + 1, end);
    }
  }

  private static int scanExponent(char[] text, int from, int end) {
    boolean below = text[from] == '-';
    int value = 0;
    for (int i = below || text[from] == '+' ? from + 1 : from; i < end; i++) {
      value = Math.min(MAX_EXPONENT, value * 10 + (text[i] - '0'));
    }
    return below ? -value : value;
  }
}
