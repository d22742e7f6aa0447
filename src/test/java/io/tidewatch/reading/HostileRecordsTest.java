package io.tidewatch.reading;

import static io.tidewatch.reading.Records.complete;
import static io.tidewatch.reading.Records.deadLetter;
import static io.tidewatch.reading.Records.raw;
import static io.tidewatch.reading.Records.reading;
import static io.tidewatch.reading.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records made to be dear, first against the usual size limit, then with the limit raised. */
class HostileRecordsTest {

  static final ReadingSpec ROOMY =
      Records.spec(
          Records.MILLIS,
          new ReadingLimits(1 << 26, 256, 0, 3_600_000L),
          ChannelSpec.number("temp"),
          new ChannelSpec("kind", "kind", ChannelType.CATEGORY, 16, false));

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void refusesBySize(String name, byte[] value, Reason unused) {
    RawRecord raw = raw(value);
    boolean large = value.length > ReadingLimits.DEFAULT.maxBytes();

    DeadLetter letter = deadLetter(new ReadingParser(Records.SPEC).parse(raw));

    assertThat(letter.reason()).isEqualTo(large ? Reason.TOO_LARGE : Reason.TOO_COMPLEX);
    Records.assertSound(letter, raw, Records.SPEC);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void refusesByStructure(String name, byte[] value, Reason expected) {
    RawRecord raw = raw(value);

    DeadLetter letter = deadLetter(new ReadingParser(ROOMY).parse(raw));

    assertThat(letter.reason()).as(letter.detail()).isEqualTo(expected);
    Records.assertSound(letter, raw, ROOMY);
  }

  static Stream<Arguments> records() {
    String text = "y".repeat(5_000_000);
    return Stream.of(
        complex("depth 10,000 of arrays", "\"x\":" + "[".repeat(10_000) + "]".repeat(10_000)),
        complex("depth 10,000 of objects", "\"x\":" + "{\"x\":".repeat(10_000)),
        complex("depth 17", "\"x\":" + "[".repeat(16) + "]".repeat(16)),
        complex("entity of 5 MB, twice", "\"id\":\"" + text + "\"", Reason.MALFORMED),
        complex("category of 5 MB", "\"kind\":\"" + text + "\""),
        complex("number of 5 MB of text", "\"temp\":\"" + text + "\""),
        complex("name of 5 MB", "\"" + text + "\":1"),
        complex("name of 50,000 bytes", "\"" + text.substring(0, 50_000) + "\":1"),
        complex("a million keys", keys(1_000_000)),
        complex("ten thousand elements", "\"x\":[1" + ",1".repeat(10_000) + "]"),
        complex("number of a million digits", "\"temp\":" + "7".repeat(1_000_000)),
        complex("unread number of a million digits", "\"x\":0." + "7".repeat(1_000_000)),
        complex("number of 33 digits", "\"x\":" + "7".repeat(33)),
        complex("exponent of 40 digits", "\"x\":1e" + "7".repeat(40)));
  }

  @Test
  void readsWhatStaysWithinTheLimits() {
    String fields =
        "\"kind\":\""
            + "k".repeat(4096)
            + "\",\""
            + "n".repeat(256)
            + "\":"
            + "7".repeat(32)
            + ",\"deep\":"
            + "[".repeat(15)
            + "]".repeat(15)
            + ",\"skipped\":\""
            + "s".repeat(5_000_000)
            + "\",\"temp\":"
            + "7".repeat(32);

    assertThat(reading(Records.parse(ROOMY, complete(fields))).values()[0])
        .isEqualTo(Float.parseFloat("7".repeat(32)));
  }

  @Test
  void refusesATextOneCharacterTooLong() {
    byte[] value = complete("\"kind\":\"" + "k".repeat(4097) + "\"");

    assertThat(deadLetter(Records.parse(ROOMY, value)).detail())
        .isEqualTo("value must be at most 4096 characters a text, but was beyond that (record)");
  }

  @Test
  void treatsARecordAlikeWhateverCameBefore() {
    ReadingParser used = new ReadingParser(ROOMY);
    byte[][] records = {
      complete("\"kind\":\"" + "k".repeat(7000) + "\\x\""),
      complete("\"kind\":\"" + "k".repeat(60_000) + "\""),
      complete("\"temp\":" + "7".repeat(9000) + "x"),
      complete(keys(4000) + ",\"temp\":1"),
      complete("\"temp\":1"),
    };
    for (int round = 0; round < 50; round++) {
      for (byte[] record : records) {
        assertThat(describe(used.parse(raw(record))))
            .isEqualTo(describe(Records.parse(ROOMY, record)));
      }
    }
  }

  @Test
  void survivesEverNewNames() {
    ReadingParser parser = new ReadingParser(ROOMY);
    for (int i = 0; i < 2000; i++) {
      String unknown = "\"a" + i + "\":1,\"b" + i * 31 + "\":2,\"long-name-" + i + "\":3,";
      assertThat(reading(parser.parse(raw(complete(unknown + "\"temp\":5")))).values()[0])
          .isEqualTo(5f);
    }
  }

  @Test
  void survivesNamesThatCollide() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      String bits = Integer.toBinaryString(1 << 12 | i).substring(1);
      fields.append('"').append(bits.replace("0", "Aa").replace("1", "BB")).append("\":1,");
    }

    Parsed parsed = Records.parse(ROOMY, utf8("{" + fields + "\"temp\":1}"));

    assertThat(deadLetter(parsed).reason()).isEqualTo(Reason.MISSING_ENTITY);
  }

  private static String describe(Parsed parsed) {
    return parsed instanceof DeadLetter letter
        ? letter.reason() + " " + letter.detail()
        : "" + ((Reading) parsed).values()[0];
  }

  private static String keys(int count) {
    StringBuilder fields = new StringBuilder(count * 12);
    for (int i = 0; i < count; i++) {
      fields.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
    }
    return fields.toString();
  }

  private static Arguments complex(String name, String fields) {
    return complex(name, fields, Reason.TOO_COMPLEX);
  }

  private static Arguments complex(String name, String fields, Reason reason) {
    return arguments(name, complete(fields), reason);
  }
}
