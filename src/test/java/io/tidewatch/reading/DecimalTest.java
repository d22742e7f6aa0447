package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {

  private final Decimal decimal = new Decimal();
  private final Random random = new Random(17);

  @Test
  void agreesWithTheJdkOnRandomNumbers() {
    for (int i = 0; i < 150_000; i++) {
      assertSameFloat(number());
    }
  }

  @Test
  void agreesWithTheJdkOnAndBesideEveryMiddleOfTwoFloats() {
    for (int i = 0; i < 40_000; i++) {
      float low = Float.intBitsToFloat(random.nextInt(0x7F7F_FFFF));
      BigDecimal middle =
          new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
      assertSameFloat(middle.toString());
      BigDecimal rounded = middle.round(new MathContext(8 + random.nextInt(10)));
      assertSameFloat(rounded.toString());
      assertSameFloat(rounded.add(rounded.ulp()).toPlainString());
    }
  }

  @Test
  void agreesWithTheJdkOnFloatsAsTheyAreWritten() {
    for (int i = 0; i < 40_000; i++) {
      float some = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(some)) {
        assertSameFloat(Float.toString(some));
        assertSameFloat(Double.toString(some));
      }
    }
  }

  @Test
  void goesBeyondTheRangeToInfinity() {
    assertThat(toFloat("1e309")).isInfinite();
    assertThat(toFloat("-1e39")).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(toFloat("1e999999999999999999")).isInfinite();
    assertThat(toFloat("-0e999999999999999999")).isEqualTo(0f);
    assertThat(Float.floatToRawIntBits(toFloat("-1e-999999999999999999"))).isZero();
  }

  @Test
  void roundsDownLikeBigDecimal() {
    for (int i = 0; i < 150_000; i++) {
      String text = number();
      int power = new int[] {-3, 0, 3}[random.nextInt(3)];
      BigInteger whole =
          new BigDecimal(text)
              .scaleByPowerOfTen(power)
              .setScale(0, RoundingMode.FLOOR)
              .toBigInteger();
      long expected = whole.bitLength() > 63 ? Decimal.OUT_OF_RANGE : whole.longValue();

      char[] chars = ("##" + text).toCharArray();
      if (decimal.floor(chars, 2, text.length(), power) != expected) {
        throw new AssertionError("wrong: " + text);
      }
    }
  }

  private String number() {
    StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
    text.append(random.nextInt(4) == 0 ? "0" : digits(1 + random.nextInt(20), true));
    if (random.nextBoolean()) {
      text.append('.').append(digits(1 + random.nextInt(8), false));
    }
    if (random.nextInt(3) == 0) {
      text.append(random.nextBoolean() ? "e" : "E+").append(random.nextInt(25));
    } else if (random.nextInt(3) == 0) {
      text.append("e-").append(random.nextInt(50));
    }
    return text.toString();
  }

  private String digits(int count, boolean first) {
    StringBuilder text = new StringBuilder();
    boolean sparse = random.nextInt(4) == 0;
    for (int i = 0; i < count; i++) {
      int digit = sparse && i > 0 ? 0 : random.nextInt(10);
      text.append(first && i == 0 ? Math.max(1, digit) : digit);
    }
    return text.toString();
  }

  private void assertSameFloat(String text) {
    float expected = Float.parseFloat(text) + 0f;
    if (Float.floatToRawIntBits(toFloat(text)) != Float.floatToRawIntBits(expected)) {
      throw new AssertionError("wrong: " + text);
    }
  }

  private float toFloat(String text) {
    char[] chars = ("##" + text + "##").toCharArray();
    return decimal.toFloat(chars, 2, text.length());
  }
}
