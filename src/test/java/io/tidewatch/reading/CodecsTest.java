package io.tidewatch.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {

  private static final Origin ORIGIN = new Origin("Zürich.😀", 7, Long.MAX_VALUE, -1);

  static Stream<Arguments> values() {
    RawRecord raw = new RawRecord(ORIGIN, new byte[] {1, 2}, new byte[] {3});
    RawRecord bare = new RawRecord(new Origin("", 0, 0, 0), null, null);
    float[] floats = {1.5f, Float.NaN, -0f, Float.MIN_VALUE, Float.MAX_VALUE};
    return Stream.of(
        arguments(new OriginCodec(), ORIGIN),
        arguments(new ReadingCodec(), new Reading("e", "g", Long.MIN_VALUE, floats, ORIGIN)),
        arguments(new ReadingCodec(), new Reading("", "", 0, new float[0], ORIGIN)),
        arguments(
            new ReadingCodec(), new Reading("é".repeat(90_000), "", 0, new float[300], ORIGIN)),
        arguments(new ReadingCodec(), new Reading("e", "", 0, floats, ORIGIN, passed())),
        arguments(new RawRecordCodec(), raw),
        arguments(new RawRecordCodec(), bare),
        arguments(new RawRecordCodec(), new RawRecord(ORIGIN, new byte[0], big())),
        arguments(new DeadLetterCodec(), new DeadLetter(raw, Reason.NOT_FINITE, "why")),
        arguments(new DeadLetterCodec(), new DeadLetter(bare, Reason.EMPTY, "")),
        arguments(new ArrivalCodec(), new Arrival(raw, new Reading("e", "g", 1, floats, ORIGIN))),
        arguments(
            new ArrivalCodec(), new Arrival(bare, new DeadLetter(bare, Reason.EMPTY, "why"))));
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void comeBackEqual(Codec<T> codec, T value) throws IOException {
    byte[] bytes = write(codec, value);

    T read = read(codec, bytes);

    assertThat(bytes[0]).isEqualTo((byte) 1);
    assertSame(read, value);
    assertThat(write(codec, read)).isEqualTo(bytes);
    assertThat(codec.type()).isEqualTo(value.getClass());
    assertThat(codec.copy(value)).isSameAs(value);
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void refuseEveryTruncation(Codec<T> codec, T value) throws IOException {
    byte[] bytes = write(codec, value);
    int step = Math.max(1, bytes.length / 2000);
    for (int length = 0; length < bytes.length; length += length < 300 ? 1 : step) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIOException().isThrownBy(() -> read(codec, cut));
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void throwNothingButIoExceptionsOnDamagedBytes(Codec<T> codec, T value) throws IOException {
    byte[] bytes = write(codec, value);
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(Math.min(60, bytes.length))] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(read(codec, damaged)).isNotNull();
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void refuseUnknownVersions(Codec<T> codec, T value) throws IOException {
    byte[] bytes = write(codec, value);
    for (int version : new int[] {0, 2, 255}) {
      bytes[0] = (byte) version;
      assertThatIOException()
          .isThrownBy(() -> read(codec, bytes))
          .withMessageStartingWith("layout version must be 1, but was " + version + " (");
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void havePublicConstructorsWithoutParameters(Codec<T> codec, T value) throws Exception {
    assertThat(codec.getClass().getConstructor().newInstance().type()).isEqualTo(codec.type());
  }

  /** Bytes as the first release wrote them: they must be readable for ever. */
  @Test
  void readTheFirstLayouts() throws IOException {
    String origin = "01" + "00000001" + "74" + "00000002" + "0000000000000003" + "0000000000000004";
    String raw = "01" + origin + "ffffffff" + "00000001" + "ff";
    String letter = "01" + raw + "00000005" + "656d707479" + "00000001" + "78";
    String reading =
        "01"
            + "00000001"
            + "65"
            + "00000000"
            + "0000000000000005"
            + "00000002"
            + "3fc00000"
            + "7fc00000"
            + origin
            + "01"
            + "00000001"
            + "62"
            + "00000002"
            + "3137"
            + "00";
    Origin expected = new Origin("t", 2, 3, 4);
    RawRecord record = new RawRecord(expected, null, new byte[] {-1});

    assertThat(read(new OriginCodec(), hex(origin))).isEqualTo(expected);
    assertSame(read(new RawRecordCodec(), hex(raw)), record);
    assertSame(read(new DeadLetterCodec(), hex(letter)), new DeadLetter(record, Reason.EMPTY, "x"));
    assertSame(
        read(new ReadingCodec(), hex(reading)),
        new Reading(
            "e",
            "",
            5,
            new float[] {1.5f, Float.NaN},
            expected,
            List.of(new PassedField("b", "17", false))));
  }

  @Test
  void refuseSizesOutOfBoundsBeforeAllocating() {
    byte[] topic = ByteBuffer.allocate(9).put((byte) 1).putInt(Integer.MAX_VALUE).array();
    assertThatIOException()
        .isThrownBy(() -> read(new OriginCodec(), topic))
        .withMessage("size must be 0 to 1048576, but was 2147483647 (topic)");
    byte[] negative = ByteBuffer.allocate(9).put((byte) 1).putInt(-1).array();
    assertThatIOException().isThrownBy(() -> read(new OriginCodec(), negative));
  }

  @Test
  void refuseTextsThatAreNoUtf8() {
    byte[] topic = hex("01" + "00000001" + "ff" + "00000002" + "0".repeat(32));
    assertThatIOException()
        .isThrownBy(() -> read(new OriginCodec(), topic))
        .withMessageContaining("UTF-8");
    assertThatIOException()
        .isThrownBy(() -> write(new OriginCodec(), new Origin("\uD800", 0, 0, 0)))
        .withMessageContaining("surrogates");
  }

  @Test
  void refuseToWriteWhatTheyCouldNotRead() {
    assertThatIOException()
        .isThrownBy(() -> write(new OriginCodec(), new Origin("t".repeat(1 << 21), 0, 0, 0)))
        .withMessageContaining("(topic)");
    Reading wide = new Reading("e", "", 0, new float[70_000], ORIGIN);
    assertThatIOException()
        .isThrownBy(() -> write(new ReadingCodec(), wide))
        .withMessageContaining("(values)");
  }

  private static List<PassedField> passed() {
    return List.of(
        new PassedField("/a~1b", "😀".repeat(128), true), new PassedField("c", "-1.5e7", false));
  }

  private static void assertSame(Object read, Object written) {
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
        .isEqualTo(written);
  }

  private static byte[] big() {
    byte[] bytes = new byte[140_001];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static <T> byte[] write(Codec<T> codec, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static <T> T read(Codec<T> codec, byte[] bytes) throws IOException {
    return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
