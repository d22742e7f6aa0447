package io.tidewatch.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where readings have been, and how rare one is among them. Here: bytes sent, and a service. */
class PlacesTest {

  private static final long SECOND = 1_000;
  private static final double HALF_LIFE = 60 * SECOND;
  private static final boolean[] NOMINAL = {false, true};
  private static final float WEB = 3;
  private static final float MAIL = 1_000;

  private final Places places = Places.empty(2);
  private long time;

  private double rarity(float bytes, float service) {
    return rarity(places, bytes, service);
  }

  private double rarity(Places of, float bytes, float service) {
    time += SECOND;
    of.take(new float[] {bytes, service}, NOMINAL, time, HALF_LIFE);
    return of.rarity();
  }

  private void take(int times, float bytes, float service) {
    for (int i = 0; i < times; i++) {
      rarity(bytes, service);
    }
  }

  private static byte[] bytes(Places places) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    places.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Places read(byte[] bytes) throws IOException {
    return Places.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void theFirstReadingHasNothingToBeComparedWith() {
    assertThat(rarity(100, WEB)).isNaN();
    assertThat(places.size()).isEqualTo(1);
  }

  @Test
  void whatAlwaysHappensIsNotRare() {
    take(100, 100, WEB);
    assertThat(rarity(100, WEB)).isEqualTo(0, within(1e-9));
  }

  /** Of the distance alone, which is the mean of both channels. */
  @ParameterizedTest
  @CsvSource({
    "999, 3,    2.303, a factor of ten in one of two channels",
    "9,   3,    2.303, and the other way",
    "99,  1000, 1,     another service",
    "99,  4,    1,     another one however near its number",
    ",    3,    1,     a value that is missing"
  })
  void itIsTheRarerTheFurtherItLies(Float bytes, float service, double difference, String what) {
    take(100, 99, WEB);
    assertThat(rarity(bytes == null ? Float.NaN : bytes, service))
        .as(what)
        .isEqualTo(difference / 2 / Places.REACH, within(0.01));
  }

  @Test
  void ofWhatHappensEquallyOftenEachHasItsShare() {
    for (int i = 0; i < 2_000; i++) {
      rarity(100, WEB);
      rarity(100_000, MAIL);
    }
    assertThat(rarity(100, WEB)).isEqualTo(StrictMath.log(2), within(0.02));
  }

  @Test
  void aNewcomerIsLessRareEachTime() {
    take(1_000, 100, WEB);
    double first = rarity(100_000, MAIL);
    double second = rarity(100_000, MAIL);
    take(20, 100_000, MAIL);
    double later = rarity(100_000, MAIL);
    assertThat(first).isGreaterThan(second);
    assertThat(second).isGreaterThan(later + 1);
  }

  @Test
  void whatCeasedBecomesRareAgain() {
    take(200, 100_000, MAIL);
    take(20, 100, WEB);
    double soon = rarity(100_000, MAIL);
    take(1_000, 100, WEB);
    assertThat(rarity(100_000, MAIL)).isGreaterThan(soon + 1);
  }

  @Test
  void timeAloneMakesNothingRare() {
    take(50, 100, WEB);
    take(50, 100_000, MAIL);
    Places other = places.copy();
    double now = rarity(100, WEB);
    time += 1_000 * (long) HALF_LIFE;
    assertThat(rarity(other, 100, WEB)).isEqualTo(now);
  }

  @Test
  void aPlaceFollowsWhatDrifts() {
    float bytes = 1_000;
    for (int i = 0; i < 1_000; i++) {
      bytes *= 1.001f;
      rarity(bytes, WEB);
    }
    assertThat(places.size()).isLessThan(10);
    assertThat(rarity(bytes, WEB)).isLessThan(3);
  }

  @Test
  void theLeastFrequentedPlaceIsGivenUp() {
    take(500, 100, WEB);
    for (int i = 0; i < 2 * Places.MOST; i++) {
      rarity((float) Math.pow(2, i), MAIL);
    }
    assertThat(places.size()).isEqualTo(Places.MOST);
    assertThat(rarity(100, WEB)).isLessThan(2);
  }

  @Test
  void numbersBeyondMeasureStayFinite() {
    take(3, Float.MAX_VALUE, WEB);
    assertThat(rarity(-Float.MAX_VALUE, WEB)).isFinite().isGreaterThan(100);
  }

  @Test
  void aCopySharesNothing() throws IOException {
    take(10, 100, WEB);
    byte[] before = bytes(places);
    Places copy = places.copy();
    rarity(copy, 7, MAIL);
    assertThat(bytes(places)).isEqualTo(before);
    assertThat(bytes(copy)).isNotEqualTo(before);
  }

  @Test
  void writtenAndReadTheyGoOnWithTheSameBits() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    take(1, 100, WEB);
    Places restored = read(bytes(places));
    for (int i = 0; i < 500; i++) {
      float number =
          random.nextInt(9) == 0 ? Float.NaN : (float) Math.exp(12 * random.nextDouble());
      float service = random.nextInt(4);
      time += random.nextInt(5_000);
      float[] values = {number, service};
      places.take(values, NOMINAL, time, HALF_LIFE);
      restored.take(values, NOMINAL, time, HALF_LIFE);
      assertThat(restored.rarity()).isEqualTo(places.rarity());
      restored = read(bytes(places));
      assertThat(bytes(restored)).isEqualTo(bytes(places));
    }
    assertThat(places.size()).isEqualTo(Places.MOST);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    take(3, 100, WEB);
    byte[] all = bytes(places);
    for (int length = 0; length < all.length; length++) {
      byte[] part = Arrays.copyOf(all, length);
      assertThatIOException().isThrownBy(() -> read(part)).isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | 0          | places must be of 1 to 4096 channels and at most 64, but was 0 and 1",
        "0  | 4097       | places must be of 1 to 4096 channels and at most 64, but was 4097 and 1",
        "4  | 65         | places must be of 1 to 4096 channels and at most 64, but was 2 and 65",
        "4  | -1         | places must be of 1 to 4096 channels and at most 64, but was 2 and -1",
        "16 | 2139095040 | center must be finite or NaN, but was infinite (place 0)",
        "24 | -1         | total must be 0 to 1.7976931348623157E308, but was NaN (fading shares)",
        "32 | 1073741824 | share must be 0 to 1.000000001, but was 2.0 (fading shares)"
      })
  void brokenBytesAreRefused(int position, int value, String message) throws IOException {
    take(3, 100, WEB);
    byte[] broken = bytes(places);
    ByteBuffer.wrap(broken).putInt(position, value);
    assertThatIOException().isThrownBy(() -> read(broken)).withMessage(message);
  }
}
