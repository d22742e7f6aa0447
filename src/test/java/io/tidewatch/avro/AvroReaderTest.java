package io.tidewatch.avro;

import static io.tidewatch.avro.Meters.LOG_TIME;
import static io.tidewatch.avro.Meters.SPEC;
import static io.tidewatch.avro.Meters.bytes;
import static io.tidewatch.avro.Meters.parse;
import static io.tidewatch.avro.Meters.parseJson;
import static io.tidewatch.avro.Meters.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tidewatch.reading.ChannelSpec;
import io.tidewatch.reading.DeadLetter;
import io.tidewatch.reading.Parsed;
import io.tidewatch.reading.PassedField;
import io.tidewatch.reading.Reading;
import io.tidewatch.reading.ReadingSpec;
import io.tidewatch.reading.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AvroReaderTest {

  private static final String JSON =
      "{\"id\":%s,\"ts\":%d,\"temp\":%s,\"price\":-2.00,\"kind\":\"b\",\"open\":true,"
          + "\"inner\":{\"load\":%s},\"tags\":{\"batch\":%s}}";

  private static Reading reading(Parsed parsed) {
    assertThat(parsed).isInstanceOf(Reading.class);
    return (Reading) parsed;
  }

  private static DeadLetter refused(byte[] value) {
    Parsed parsed = parse(null, value);
    assertThat(parsed).isInstanceOf(DeadLetter.class);
    return (DeadLetter) parsed;
  }

  private static byte[] with(String field, Object value) {
    GenericRecord record = record();
    record.put(field, value);
    return bytes(record);
  }

  private static byte[] headed(int id, byte[] value) {
    return ByteBuffer.allocate(5 + value.length).put((byte) 0).putInt(id).put(value).array();
  }

  @Test
  void everyTypeIsReadIntoItsPlace() {
    Reading reading = reading(parse(null, bytes()));

    assertThat(reading.entity()).isEqualTo("m-1");
    assertThat(reading.time()).isEqualTo(LOG_TIME);
    assertThat(reading.values()[0]).isEqualTo(21.5f);
    assertThat(reading.values()[1]).isEqualTo(-2f);
    assertThat(reading.values()[3]).isEqualTo(1f);
    assertThat(reading.values()[4]).isEqualTo(0.25f);
    assertThat(reading.passed())
        .containsExactly(
            new PassedField("/tags/batch", "B-17", true),
            new PassedField("temp", "21.5", false),
            new PassedField("ts", "" + LOG_TIME, false));
  }

  /** What both formats can say is the same reading. */
  @Property(tries = 500)
  void theSameInJsonIsTheSameReading(
      @ForAll @StringLength(min = 1, max = 40) String id,
      @ForAll @StringLength(max = 300) String batch,
      @ForAll @LongRange(min = 31_536_000_000L, max = LOG_TIME) long time,
      @ForAll float temp,
      @ForAll float load) {
    GenericRecord record = record();
    record.put("id", sound(id));
    record.put("ts", time);
    record.put("temp", (double) temp);
    ((GenericRecord) record.get("inner")).put("load", load);
    record.put("tags", Map.of("batch", sound(batch)));
    String json =
        JSON.formatted(quoted(sound(id)), time, (double) temp, load, quoted(sound(batch)));

    Parsed ofJson = parseJson(json);
    Parsed ofAvro = parse(null, bytes(record));

    if (ofJson instanceof Reading expected) {
      assertThat(reading(ofAvro))
          .usingRecursiveComparison()
          .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
          .isEqualTo(expected);
    } else {
      assertThat(((DeadLetter) ofAvro).reason()).isEqualTo(((DeadLetter) ofJson).reason());
    }
  }

  private static String sound(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  @Test
  void everyNumberTypeIsANumber() {
    for (Object seven : new Object[] {7, 7L, 7f, 7.0}) {
      assertThat(reading(parse(null, with("temp", seven))).values()[0]).isEqualTo(7f);
    }
    assertThat(reading(parse(null, with("temp", null))).values()[0]).isNaN();
    assertThat(reading(parse(null, with("temp", -0.0))).values()[0]).isEqualTo(0f);
    assertThat(reading(parse(null, with("id", 4711L))).entity()).isEqualTo("4711");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("a text is no number", with("temp", "21.5"), Reason.WRONG_TYPE),
        arguments("not a number", with("temp", Double.NaN), Reason.NOT_FINITE),
        arguments("infinite", with("temp", Float.POSITIVE_INFINITY), Reason.NOT_FINITE),
        arguments("beyond a float", with("temp", 1e300), Reason.NOT_FINITE),
        arguments("a blank entity", with("id", " "), Reason.BAD_ENTITY),
        arguments("a time before all", with("ts", -1L), Reason.BAD_TIME),
        arguments("a text too long", with("id", "x".repeat(4097)), Reason.TOO_COMPLEX),
        arguments("a decimal too long", with("price", ByteBuffer.allocate(33)), Reason.TOO_COMPLEX),
        arguments(
            "too many values",
            with("unread", Collections.nCopies(10_000, null)),
            Reason.TOO_COMPLEX),
        arguments("bytes behind it", Arrays.copyOf(bytes(), bytes().length + 1), Reason.MALFORMED),
        arguments("no bytes", new byte[0], Reason.EMPTY),
        arguments("too many bytes", new byte[(1 << 20) + 1], Reason.TOO_LARGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultHasAReason(String name, byte[] value, Reason reason) {
    assertThat(refused(value).reason()).isEqualTo(reason);
    assertThat(refused(value).raw().value()).isEqualTo(value);
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] whole = bytes();
    for (int length = 1; length < whole.length; length++) {
      assertThat(refused(Arrays.copyOf(whole, length)).reason()).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] value = bytes();
    int at = new String(value, StandardCharsets.ISO_8859_1).indexOf("m-1");
    value[at] = (byte) 0xFF;

    assertThat(refused(value).detail())
        .isEqualTo("value must be well-formed Avro, but was text that is not UTF-8 (record)");
  }

  @Test
  void damageNeverThrowsAndIsNoDefect() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] value = bytes();
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (parse(null, value) instanceof DeadLetter letter) {
        assertThat(letter.detail()).doesNotContain("must be readable");
      }
    }
  }

  /** The library would allocate the first, and go back over what it has read for the second. */
  @Test
  void noLengthIsBelieved() {
    String text =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"x\",\"type\":\"string\"},"
            + "{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"ts\",\"type\":\"long\"},"
            + "{\"name\":\"v\",\"type\":\"int\"}]}";
    byte[] huge = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 'a'};
    byte[] negative = {0x01, 0x02, 'a', 0x02, 0x02};

    for (byte[] value : new byte[][] {huge, negative}) {
      DeadLetter letter = (DeadLetter) parse(small(), text, null, value);
      assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void itemsWithoutBytesAreCounted() {
    String nothings =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"x\",\"type\":"
            + "{\"type\":\"array\",\"items\":\"null\"}},{\"name\":\"id\",\"type\":\"string\"},"
            + "{\"name\":\"ts\",\"type\":\"long\"},{\"name\":\"v\",\"type\":\"int\"}]}";
    byte[] many = {
      (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 0
    };

    assertThat(((DeadLetter) parse(small(), nothings, null, many)).reason())
        .isEqualTo(Reason.TOO_COMPLEX);
  }

  @Test
  void aSchemaThatLiesInItselfEndsAtSixteenLevels() {
    String list =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"next\",\"type\":"
            + "[\"null\",\"R\"]},{\"name\":\"id\",\"type\":\"string\"},"
            + "{\"name\":\"ts\",\"type\":\"long\"},{\"name\":\"v\",\"type\":\"int\"}]}";
    byte[] deep = new byte[60_000];
    Arrays.fill(deep, (byte) 0x02);

    DeadLetter letter = (DeadLetter) parse(small(), list, null, deep);

    assertThat(letter.detail())
        .isEqualTo("value must be at most 16 levels deep, but was beyond that (record)");
  }

  private static ReadingSpec small() {
    return new ReadingSpec(
        "id", "", "ts", SPEC.timeFormat(), List.of(ChannelSpec.number("v")), SPEC.limits());
  }

  @Test
  void aHeaderMustBeThereAndNameTheSchema() {
    RegistryHeader seven = new RegistryHeader(7);

    assertThat(reading(parse(seven, headed(7, bytes()))).entity()).isEqualTo("m-1");
    assertThat(((DeadLetter) parse(seven, headed(8, bytes()))).reason())
        .isEqualTo(Reason.WRONG_SCHEMA);
    assertThat(((DeadLetter) parse(seven, headed(8, bytes()))).detail())
        .isEqualTo("value must be of schema 7, but was of 8 (header)");
    for (byte[] without : new byte[][] {bytes(), {0, 0, 0, 0}, {1, 0, 0, 0, 7}}) {
      assertThat(((DeadLetter) parse(seven, without)).reason()).isEqualTo(Reason.MALFORMED);
    }
    assertThat(((DeadLetter) parse(seven, headed(7, new byte[0]))).reason())
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void aPassedValueThatIsNoScalarIsLeftOut() {
    GenericRecord record = record();
    record.put("tags", Map.of("batch", record.get("inner")));
    record.put("temp", Double.NaN);

    assertThat(((DeadLetter) parse(null, bytes(record))).reason()).isEqualTo(Reason.NOT_FINITE);
    record.put("temp", null);
    assertThat(reading(parse(null, bytes(record))).passed())
        .extracting(PassedField::name)
        .containsExactly("ts");
  }
}
