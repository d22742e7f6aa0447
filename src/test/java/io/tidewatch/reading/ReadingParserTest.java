package io.tidewatch.reading;

import static io.tidewatch.reading.Records.LOG_TIME;
import static io.tidewatch.reading.Records.SPEC;
import static io.tidewatch.reading.Records.complete;
import static io.tidewatch.reading.Records.deadLetter;
import static io.tidewatch.reading.Records.parse;
import static io.tidewatch.reading.Records.raw;
import static io.tidewatch.reading.Records.reading;
import static io.tidewatch.reading.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingParserTest {

  private static final float NAN = Float.NaN;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readsValues(String name, byte[] value, float[] expected) {
    RawRecord raw = raw(value);

    Reading reading = reading(new ReadingParser(SPEC).parse(raw));

    assertThat(reading.values()).containsExactly(expected);
    assertThat(reading.entity()).isEqualTo("e1");
    assertThat(reading.group()).isEqualTo("s");
    assertThat(reading.time()).isEqualTo(LOG_TIME);
    Records.assertSound(reading, raw, SPEC);
  }

  static Stream<Arguments> readsValues() {
    return Stream.of(
        values("integer", "\"temp\":21", 21, NAN, NAN, NAN),
        values("decimal", "\"temp\":21.5", 21.5f, NAN, NAN, NAN),
        values("exponent", "\"temp\":-2.5E+2", -250, NAN, NAN, NAN),
        values("1e30 is a float", "\"temp\":1e30", 1e30f, NAN, NAN, NAN),
        values("largest float", "\"temp\":3.4028235e38", Float.MAX_VALUE, NAN, NAN, NAN),
        values("too small becomes 0", "\"temp\":1e-60", 0, NAN, NAN, NAN),
        values("-0 becomes 0", "\"temp\":-0", 0, NAN, NAN, NAN),
        values("-0.0 becomes 0", "\"temp\":-0.0", 0, NAN, NAN, NAN),
        values("-1e-60 becomes 0", "\"temp\":-1e-60", 0, NAN, NAN, NAN),
        values("null is missing", "\"temp\":null,\"cpu\":{\"load\":2}", NAN, 2, NAN, NAN),
        values("null parent is missing", "\"temp\":1,\"cpu\":null", 1, NAN, NAN, NAN),
        values("empty parent", "\"temp\":1,\"cpu\":{}", 1, NAN, NAN, NAN),
        values("nested", "\"cpu\":{\"a\":[{}],\"load\":0.5,\"b\":{}}", NAN, 0.5f, NAN, NAN),
        values("text category", "\"kind\":\"visa\"", NAN, NAN, 15, NAN),
        values("integer category", "\"kind\":42", NAN, NAN, 13, NAN),
        values("integer as text", "\"kind\":\"42\"", NAN, NAN, 13, NAN),
        values("-0 category", "\"kind\":-0,\"temp\":1", 1, NAN, bucket("0"), NAN),
        values("empty category", "\"kind\":\"\"", NAN, NAN, bucket(""), NAN),
        values("flag true", "\"door/s\":{\"is~open\":true}", NAN, NAN, NAN, 1),
        values("flag false", "\"door/s\":{\"is~open\":false}", NAN, NAN, NAN, 0),
        values("flag 1", "\"door/s\":{\"is~open\":1}", NAN, NAN, NAN, 1),
        values("flag 0", "\"door/s\":{\"is~open\":0}", NAN, NAN, NAN, 0),
        values("escaped name", "\"\\u0074em\\u0070\":4", 4, NAN, NAN, NAN),
        values("name with escaped slash", "\"door\\/s\":{\"is~open\":1}", NAN, NAN, NAN, 1),
        values("unknown fields", "\"x\":[1,{\"temp\":[]}],\"temp\":1,\"y\":{}", 1, NAN, NAN, NAN),
        values("dotted name is not a path", "\"cpu.load\":1,\"temp\":1", 1, NAN, NAN, NAN),
        values("case matters", "\"TEMP\":1,\"temp\":2", 2, NAN, NAN, NAN),
        values("unread field twice", "\"x\":1,\"x\":2,\"temp\":3", 3, NAN, NAN, NAN),
        values("same name elsewhere", "\"temp\":1,\"x\":{\"temp\":2}", 1, NAN, NAN, NAN),
        values(
            "long unknown text", "\"x\":\"" + "y".repeat(9000) + "\",\"temp\":1", 1, NAN, NAN, NAN),
        values("surrounding white space", "\"temp\" :\t1 \r\n", 1, NAN, NAN, NAN),
        values("unknown non-ASCII", "\"ключ😀\":\"значение\",\"temp\":1", 1, NAN, NAN, NAN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String name, byte[] value, Reason expected) {
    RawRecord raw = raw(value);

    DeadLetter letter = deadLetter(new ReadingParser(SPEC).parse(raw));

    assertThat(letter.reason()).as(letter.detail()).isEqualTo(expected);
    Records.assertSound(letter, raw, SPEC);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        arguments("tombstone", null, Reason.EMPTY),
        arguments("no bytes", new byte[0], Reason.EMPTY),
        arguments("limit plus one", new byte[65_537], Reason.TOO_LARGE),
        malformed("white space", " \n"),
        malformed("garbage", "\u0001\u0002garbage"),
        malformed("a NUL", "\0"),
        malformed("nul", "nul"),
        malformed("no end", "{\"id\":\"a\""),
        malformed("no value", "{\"id\":}"),
        malformed("comma at the end", "{\"id\":\"a\",}"),
        malformed("single quotes", "{'id':'a'}"),
        malformed("comment", "{/* */\"id\":\"a\"}"),
        malformed("bare name", "{id:\"a\"}"),
        malformed("raw newline in text", "{\"id\":\"a\nb\"}"),
        malformed("bad escape", "{\"id\":\"\\x41\"}"),
        malformed("bad unicode escape", "{\"id\":\"\\u00g0\"}"),
        malformed("mismatched ends", "{\"x\":[}]"),
        fields("bare NaN", "\"temp\":NaN", Reason.MALFORMED),
        fields("bare Infinity", "\"temp\":Infinity", Reason.MALFORMED),
        fields("bare -Infinity", "\"temp\":-Infinity", Reason.MALFORMED),
        fields("bare -INF", "\"temp\":-INF", Reason.MALFORMED),
        fields("leading zero", "\"temp\":01", Reason.MALFORMED),
        fields("leading plus", "\"temp\":+1", Reason.MALFORMED),
        fields("leading point", "\"temp\":.5", Reason.MALFORMED),
        fields("trailing point", "\"temp\":5.", Reason.MALFORMED),
        fields("hexadecimal", "\"temp\":0x1F", Reason.MALFORMED),
        fields("channel twice", "\"temp\":1,\"temp\":1", Reason.MALFORMED),
        fields("channel twice, null", "\"temp\":1,\"temp\":null", Reason.MALFORMED),
        fields("twice by escape", "\"temp\":1,\"t\\u0065mp\":1", Reason.MALFORMED),
        fields("nested twice", "\"cpu\":{\"load\":1,\"load\":1}", Reason.MALFORMED),
        fields("parent twice", "\"cpu\":{\"load\":1},\"cpu\":{}", Reason.MALFORMED),
        fields("entity twice", "\"temp\":1,\"id\":\"e1\"", Reason.MALFORMED),
        fields("time twice", "\"temp\":1,\"ts\":1", Reason.MALFORMED),
        fields("malformed after a wrong type", "\"temp\":\"x\",", Reason.MALFORMED),
        malformed("trailing object", "{\"id\":\"a\"}{}"),
        malformed("trailing text", "{\"id\":\"a\"} x"),
        malformed("trailing NUL", "{\"id\":\"a\"}\0"),
        arguments("BOM", encoded("\uFEFF{}", StandardCharsets.UTF_8), Reason.MALFORMED),
        arguments("UTF-16 BE", encoded("{}", StandardCharsets.UTF_16BE), Reason.MALFORMED),
        arguments("UTF-16 LE", encoded("{}", StandardCharsets.UTF_16LE), Reason.MALFORMED),
        arguments("UTF-16 BOM", encoded("{}", StandardCharsets.UTF_16), Reason.MALFORMED),
        arguments("UTF-32", new byte[] {0, 0, 0, '{', 0, 0, 0, '}'}, Reason.MALFORMED),
        arguments(
            "Latin-1", encoded("{\"x\":\"é\"}", StandardCharsets.ISO_8859_1), Reason.MALFORMED),
        arguments("overlong", framed(0xC0, 0x80), Reason.MALFORMED),
        arguments("CESU-8", framed(0xED, 0xA0, 0xBD), Reason.MALFORMED),
        arguments("beyond Unicode", framed(0xF4, 0x90, 0x80, 0x80), Reason.MALFORMED),
        arguments("Java object", framed(0xAC, 0xED, 0, 5), Reason.MALFORMED),
        arguments("null", utf8("null"), Reason.NOT_AN_OBJECT),
        arguments("array", utf8("[]"), Reason.NOT_AN_OBJECT),
        arguments("array of objects", utf8("[{\"id\":\"a\"}]"), Reason.NOT_AN_OBJECT),
        arguments("text", utf8("\"x\""), Reason.NOT_AN_OBJECT),
        arguments("number", utf8("12 "), Reason.NOT_AN_OBJECT),
        arguments("boolean", utf8("true"), Reason.NOT_AN_OBJECT),
        arguments("empty object", utf8("{}"), Reason.MISSING_ENTITY),
        arguments("null entity", utf8("{\"id\":null,\"temp\":1}"), Reason.MISSING_ENTITY),
        arguments("no group", utf8("{\"id\":\"a\",\"ts\":1,\"temp\":1}"), Reason.MISSING_ENTITY),
        arguments("no time", utf8("{\"id\":\"a\",\"site\":\"s\",\"temp\":1}"), Reason.MISSING_TIME),
        fields("1e309", "\"temp\":1e309", Reason.NOT_FINITE),
        fields("1e39", "\"temp\":1e39", Reason.NOT_FINITE),
        fields("-1e39", "\"temp\":-1e39", Reason.NOT_FINITE),
        fields("huge exponent", "\"temp\":1e99999999999999999999", Reason.NOT_FINITE),
        fields("text NaN", "\"temp\":\"NaN\"", Reason.WRONG_TYPE),
        fields("text number", "\"temp\":\"1.5\"", Reason.WRONG_TYPE),
        fields("empty text", "\"temp\":\"\"", Reason.WRONG_TYPE),
        fields("boolean number", "\"temp\":true", Reason.WRONG_TYPE),
        fields("array number", "\"temp\":[1]", Reason.WRONG_TYPE),
        fields("object number", "\"temp\":{\"value\":1}", Reason.WRONG_TYPE),
        fields("scalar parent", "\"temp\":1,\"cpu\":3", Reason.WRONG_TYPE),
        fields("array parent", "\"temp\":1,\"cpu\":[{\"load\":1}]", Reason.WRONG_TYPE),
        fields("decimal category", "\"kind\":1.0", Reason.WRONG_TYPE),
        fields("boolean category", "\"kind\":true", Reason.WRONG_TYPE),
        fields("flag 2", "\"door/s\":{\"is~open\":2}", Reason.WRONG_TYPE),
        fields("flag 1.0", "\"door/s\":{\"is~open\":1.0}", Reason.WRONG_TYPE),
        fields("flag -0", "\"door/s\":{\"is~open\":-0}", Reason.WRONG_TYPE),
        fields("flag text", "\"door/s\":{\"is~open\":\"true\"}", Reason.WRONG_TYPE),
        fields("no channel", "\"x\":1", Reason.NO_VALUES),
        fields("all channels null", "\"temp\":null,\"kind\":null", Reason.NO_VALUES));
  }

  @Test
  void doesNotRememberARefusedRecord() {
    ReadingParser parser = new ReadingParser(SPEC);
    parser.parse(raw(complete("\"temp\":7,\"kind\":\"visa\",\"cpu\":{\"load\":[]}")));

    Reading reading = reading(parser.parse(raw(complete("\"cpu\":{\"load\":1}"))));

    assertThat(reading.values()).containsExactly(NAN, 1, NAN, NAN);
    assertThat(deadLetter(parser.parse(raw(utf8("{\"temp\":1}")))).reason())
        .isEqualTo(Reason.MISSING_ENTITY);
  }

  @Test
  void handsOutEachArrayOnce() {
    ReadingParser parser = new ReadingParser(SPEC);
    Reading first = reading(parser.parse(raw(complete("\"temp\":1"))));
    Reading second = reading(parser.parse(raw(complete("\"temp\":2"))));

    assertThat(first.values()).isNotSameAs(second.values()).containsExactly(1, NAN, NAN, NAN);
  }

  @Test
  void refusesARequiredChannelThatIsAbsentOrNull() {
    ReadingSpec spec =
        Records.spec(
            Records.MILLIS,
            ReadingLimits.DEFAULT,
            ChannelSpec.number("temp"),
            new ChannelSpec("must", "must", ChannelType.NUMBER, 0, true));

    assertThat(deadLetter(parse(spec, complete("\"temp\":1"))).reason())
        .isEqualTo(Reason.WRONG_TYPE);
    assertThat(deadLetter(parse(spec, complete("\"must\":null,\"temp\":1"))).reason())
        .isEqualTo(Reason.WRONG_TYPE);
    assertThat(reading(parse(spec, complete("\"must\":1"))).values()).containsExactly(NAN, 1);
  }

  @Test
  void readsOneFieldForSeveralPurposes() {
    ReadingSpec spec =
        new ReadingSpec(
            "id",
            "/id",
            "ts",
            Records.MILLIS,
            List.of(
                new ChannelSpec("a", "id", ChannelType.NUMBER, 0, false),
                new ChannelSpec("b", "id", ChannelType.CATEGORY, 4096, false)),
            ReadingLimits.DEFAULT);

    Reading reading = reading(parse(spec, utf8("{\"id\":42,\"ts\":" + LOG_TIME + "}")));

    assertThat(reading.entity()).isEqualTo("42").isEqualTo(reading.group());
    assertThat(reading.values()).containsExactly(42, bucket("42", 4096));
  }

  @Test
  void describesAFaultInOneLine() {
    byte[] value = complete("\"temp\":\"a\\nb\\u001b[31m\"");

    assertThat(deadLetter(parse(SPEC, value)).detail())
        .isEqualTo(
            "channel temp must be a number or null, but was 'a\\u000ab\\u001b[31m' (field temp)");
  }

  @Test
  void refusesSpecificationsItCannotFollow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingParser(spec("", "ts", "a")))
        .withMessageContaining("entity field");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingParser(spec("id", "", "a")))
        .withMessageContaining("time field");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingParser(spec("id", "ts", "/id/x")))
        .withMessageContaining("outside every other field");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingParser(spec("id", "ts", "/a~2")))
        .withMessageContaining("tilde");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadingParser(spec("id", "ts", "/a".repeat(17))))
        .withMessageContaining("levels deep");
  }

  @Test
  void readsAsDeepAsItAllows() {
    ReadingSpec spec = spec("id", "ts", "/a".repeat(15) + "/");
    String deep = "{\"a\":".repeat(15) + "{\"\":5}" + "}".repeat(15);
    byte[] value = utf8("{\"id\":1,\"ts\":" + LOG_TIME + "," + deep.substring(1));

    assertThat(reading(parse(spec, value)).values()).containsExactly(5);
  }

  private static ReadingSpec spec(String entity, String time, String field) {
    List<ChannelSpec> channels = List.of(new ChannelSpec("c", field, ChannelType.NUMBER, 0, false));
    return new ReadingSpec(entity, "", time, Records.MILLIS, channels, ReadingLimits.DEFAULT);
  }

  private static float bucket(String text) {
    return bucket(text, 16);
  }

  private static float bucket(String text, int buckets) {
    return CategoryHash.bucket(text.toCharArray(), 0, text.length(), buckets);
  }

  private static Arguments values(String name, String fields, float... expected) {
    return arguments(name, complete(fields), expected);
  }

  private static Arguments fields(String name, String fields, Reason reason) {
    return arguments(name, complete(fields), reason);
  }

  private static Arguments malformed(String name, String value) {
    return arguments(name, utf8(value), Reason.MALFORMED);
  }

  private static byte[] encoded(String text, Charset charset) {
    return text.getBytes(charset);
  }

  private static byte[] framed(int... middle) {
    byte[] value = new byte[middle.length + 8];
    System.arraycopy(utf8("{\"x\":\""), 0, value, 0, 6);
    for (int i = 0; i < middle.length; i++) {
      value[6 + i] = (byte) middle[i];
    }
    System.arraycopy(utf8("\"}"), 0, value, middle.length + 6, 2);
    return value;
  }
}
