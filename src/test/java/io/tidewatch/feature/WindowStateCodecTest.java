package io.tidewatch.feature;

import static io.tidewatch.feature.Streams.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.feature.FeatureSpec.Aggregate;
import io.tidewatch.feature.FeatureSpec.Lag;
import io.tidewatch.feature.FeatureSpec.Rarity;
import io.tidewatch.feature.FeatureSpec.Smoothed;
import io.tidewatch.feature.FeatureSpec.Value;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowStateCodecTest {
  private static final WindowStateCodec CODEC = new WindowStateCodec();

  private static byte[] write(WindowState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODEC.write(state, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static WindowState read(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    WindowState state = CODEC.read(new DataInputStream(in));
    assertThat(in.available()).as("bytes left over").isZero();
    return state;
  }

  private static FeatureSchema withRarity(Duration halfLife) {
    FeatureSchema schema = Streams.everything();
    List<FeatureSpec> features = new ArrayList<>(schema.features());
    features.add(new Rarity(Duration.ofSeconds(2)));
    return new FeatureSchema(schema.channels(), features, halfLife);
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static void assertSame(FeatureVector actual, FeatureVector expected) {
    assertThat(bits(actual.values())).isEqualTo(bits(expected.values()));
    assertThat(bits(actual.deviations())).isEqualTo(bits(expected.deviations()));
    assertThat(actual.settled()).isEqualTo(expected.settled());
  }

  private static WindowState after(FeatureExtractor extractor, List<Reading> readings) {
    WindowState state = extractor.start();
    readings.forEach(reading -> extractor.advance(state, reading));
    return state;
  }

  @ParameterizedTest(name = "seed {0}, at most {1} readings a window")
  @CsvSource({"1, 1", "2, 7", "3, 50", "4, 1000", "5, 1000", "6, 1000"})
  void givesTheSameBitsWhenRestoredAfterEveryReading(long seed, int maxReadings)
      throws IOException {
    FeatureSchema schema = withRarity(Duration.ofSeconds(seed % 3));
    FeatureExtractor extractor = new FeatureExtractor(schema, maxReadings);
    WindowState untouched = extractor.start();
    WindowState restored = read(write(extractor.start()));
    WindowState copied = CODEC.copy(extractor.start());
    for (Reading reading : Streams.random(seed, 500)) {
      FeatureVector expected = extractor.advance(untouched, reading);
      assertSame(extractor.advance(restored, reading), expected);
      assertSame(extractor.advance(copied, reading), expected);
      byte[] bytes = write(untouched);
      assertThat(write(restored)).isEqualTo(bytes);
      assertThat(write(copied)).isEqualTo(bytes);
      restored = read(bytes);
      copied = CODEC.copy(copied);
    }
  }

  @Test
  void givesTheSameBitsForAnyBitsOfNaN() throws IOException {
    FeatureExtractor extractor =
        new FeatureExtractor(
            Streams.schema(new Value(0, Transform.NONE), new Lag(0, 1, Transform.NONE)), 1);
    float odd = Float.intBitsToFloat(0x7fc12345);
    WindowState state = extractor.start();
    extractor.advance(state, reading(0, odd, 1, 1, 1));
    WindowState restored = read(write(state));
    Reading next = reading(1, odd, 1, 1, 1);
    assertThat(bits(extractor.advance(state, next).values()))
        .isEqualTo(bits(extractor.advance(restored, next).values()))
        .containsOnly(0x7fc00000);
  }

  @Test
  void copiesDeeply() throws IOException {
    FeatureExtractor extractor = new FeatureExtractor(withRarity(Duration.ofMinutes(1)), 40);
    List<Reading> readings = Streams.random(21, 300);
    WindowState state = after(extractor, readings.subList(0, 200));
    byte[] before = write(state);
    WindowState copy = CODEC.copy(state);
    readings.subList(200, 300).forEach(reading -> extractor.advance(copy, reading));
    assertThat(write(state)).isEqualTo(before);
    assertThat(write(copy)).isEqualTo(write(after(extractor, readings)));
  }

  @Test
  void bearsAnotherBoundAfterARestart() throws IOException {
    List<Reading> readings = Streams.random(9, 400);
    FeatureExtractor wide = new FeatureExtractor(Streams.everything(), 300);
    FeatureExtractor narrow = new FeatureExtractor(Streams.everything(), 5);
    WindowState state = read(write(after(wide, readings.subList(0, 300))));
    WindowState fresh = after(narrow, readings.subList(0, 300));
    for (Reading reading : readings.subList(300, 400)) {
      float[] values = narrow.advance(state, reading).values();
      float[] expected = narrow.advance(fresh, reading).values();
      for (int i = 0; i < values.length; i++) {
        // Sums that came and went by another path may differ in the last place of a float.
        if (!Float.isNaN(values[i]) || !Float.isNaN(expected[i])) {
          float lastPlaces = 2 * Math.ulp(expected[i]);
          assertThat(values[i]).isCloseTo(expected[i], within(lastPlaces));
        }
      }
    }
    assertThat(state.kept()).isEqualTo(fresh.kept());
    assertThat(wide.fits(state)).isTrue();
  }

  @Test
  void hasALayoutThatNeverChanges() throws IOException {
    FeatureExtractor extractor =
        new FeatureExtractor(Streams.schema(new Lag(0, 1, Transform.NONE)), 1);
    WindowState state = extractor.start();
    extractor.advance(state, reading(0x1234, 1, 1, 1, 1));
    extractor.advance(state, reading(0x1235, 2, 1, 1, 1));
    extractor.advance(state, reading(0x1236, 3, 1, 1, 1));
    String fingerprint = HexFormat.of().toHexDigits(extractor.schema().fingerprint());
    assertThat(HexFormat.of().formatHex(write(state)))
        .isEqualTo(
            "01"
                + fingerprint
                + "0000000000000003"
                + "0000000000001236"
                + "00000001"
                + "00000000"
                + "00000002"
                + "00000000".repeat(4)
                + "40000000"
                + "40400000"
                + "00");
  }

  @Test
  void hasAWholeLayoutThatNeverChanges() throws IOException {
    Duration minute = Duration.ofMinutes(1);
    FeatureExtractor extractor =
        new FeatureExtractor(
            Streams.schema(
                new Lag(0, 2, Transform.NONE),
                new Aggregate(1, Statistic.STD, minute, Transform.NONE),
                new Aggregate(1, Statistic.RANGE, minute, Transform.NONE),
                new Smoothed(0, minute, Transform.NONE)),
            10);
    WindowState state = extractor.start();
    for (int i = 0; i < 30; i++) {
      extractor.advance(state, reading(7_000L * i, i % 7, i % 5, 1, 1));
    }
    String hex = HexFormat.of().formatHex(write(state));
    assertThat(hex).hasSize(612).endsWith("00");
    assertThat(Fingerprint.of(hex.substring(0, 610))).isEqualTo(0x18f0d67cbd372b02L);
  }

  @Test
  void hasALayoutWithALevelThatNeverChanges() throws IOException {
    FeatureExtractor extractor =
        new FeatureExtractor(
            Streams.withLevel(Streams.schema(new Value(0, Transform.NONE)), Duration.ofMinutes(1)),
            1);
    WindowState state = extractor.start();
    extractor.advance(state, reading(0x1234, 1, 1, 1, 1));
    extractor.advance(state, reading(0x1235, 2, 1, 1, 1));
    String fingerprint = HexFormat.of().toHexDigits(extractor.schema().fingerprint());
    assertThat(HexFormat.of().formatHex(write(state)))
        .isEqualTo(
            "01"
                + fingerprint
                + "0000000000000002"
                + "0000000000001235"
                + "00000000".repeat(2)
                + "00000001"
                + "00000000".repeat(4)
                + "01"
                + "0000000000000002"
                + "0000000000001234"
                + "0000000000001235"
                + "00000001"
                + "3ff8000000000000");
  }

  @Test
  void hasALayoutWithPlacesThatNeverChanges() throws IOException {
    FeatureSchema schema =
        new FeatureSchema(
            List.of(ChannelSpec.number("bytes")), List.of(new Rarity(Duration.ofMinutes(1))));
    WindowState state = after(new FeatureExtractor(schema, 1), List.of(reading(0x1234, 0)));
    String fingerprint = HexFormat.of().toHexDigits(schema.fingerprint());
    assertThat(HexFormat.of().formatHex(write(state)))
        .isEqualTo(
            "01"
                + fingerprint
                + "0000000000000001"
                + "0000000000001234"
                + "00000000".repeat(2)
                + "00000001"
                + "00000000".repeat(4)
                + "02"
                + "00000001"
                + "00000001"
                + "00000001"
                + "0000000000001234"
                + "00000000"
                + "3ff0000000000000".repeat(4));
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    FeatureExtractor extractor = new FeatureExtractor(withRarity(Duration.ZERO), 9);
    byte[] bytes = write(after(extractor, randomReadings().subList(0, 30)));
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> CODEC.read(new DataInputStream(new ByteArrayInputStream(part))))
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest(name = "int at {0} of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "25 | -1         | slots must be 0 to 4096, but was -1 (window state)",
        "25 | 4097       | slots must be 0 to 4096, but was 4097 (window state)",
        "29 | 2          | timed must be 0 to 1, but was 2 (window state)",
        "33 | 101        | readings kept must be 0 to 100, but was 101 (window state)",
        "37 | 2147483647 | windows must be 0 to 8192, but was 2147483647 (window state)",
        "41 | -5         | bags must be 0 to 8192, but was -5 (window state)",
        "45 | 8193       | extremes must be 0 to 8192, but was 8193 (window state)",
        "49 | 8193       | smoothings must be 0 to 8192, but was 8193 (window state)"
      })
  void refusesSizesOutOfBounds(int position, int value, String message) throws IOException {
    FeatureExtractor extractor = new FeatureExtractor(Streams.everything(), 9);
    byte[] bytes = write(after(extractor, randomReadings()));
    ByteBuffer.wrap(bytes).putInt(position, value);
    assertThatThrownBy(() -> CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes))))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @Test
  void refusesOtherVersions() {
    assertThatThrownBy(() -> read(new byte[] {2}))
        .isInstanceOf(IOException.class)
        .hasMessage("version must be 1 to 1, but was 2 (window state)");
  }

  /** Broken bytes give an IOException or a state that may be wrong, never another exception. */
  @Test
  void survivesBrokenBytes() throws IOException {
    FeatureExtractor extractor = new FeatureExtractor(Streams.everything(), 9);
    byte[] good = write(after(extractor, randomReadings()));
    Random random = new Random(77);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes)));
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static List<Reading> randomReadings() {
    return Streams.random(13, 100);
  }
}
