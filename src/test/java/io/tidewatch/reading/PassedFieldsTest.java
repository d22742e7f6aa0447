package io.tidewatch.reading;

import static io.tidewatch.reading.Records.complete;
import static io.tidewatch.reading.Records.deadLetter;
import static io.tidewatch.reading.Records.parse;
import static io.tidewatch.reading.Records.raw;
import static io.tidewatch.reading.Records.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassedFieldsTest {

  private static final String SECRET = "0123456789abcdef";

  private static final ReadingSpec SPEC =
      Records.SPEC.with(List.of("batch", "/line/shift", "temp", "id"));

  private static List<PassedField> passed(String fields) {
    return reading(parse(SPEC, complete(fields))).passed();
  }

  private static PassedField text(String name, String text) {
    return new PassedField(name, text, true);
  }

  private static PassedField literal(String name, String literal) {
    return new PassedField(name, literal, false);
  }

  @Test
  void theyTravelWithTheReadingInTheOrderOfTheSpecification() {
    assertThat(passed("\"line\":{\"shift\":2},\"temp\":1.50,\"batch\":\"B-17 \\u00e9\""))
        .containsExactly(
            text("batch", "B-17 é"),
            literal("/line/shift", "2"),
            literal("temp", "1.50"),
            text("id", "e1"));
  }

  @Test
  void nothingElseOfTheReadingKnowsOfThem() {
    byte[] record = complete("\"temp\":1,\"kind\":\"a\",\"batch\":\"B-17\"");
    Reading with = reading(parse(SPEC, record));
    Reading without = reading(parse(Records.SPEC, record));

    assertThat(with.values()).isEqualTo(without.values());
    assertThat(with.entity()).isEqualTo(without.entity());
    assertThat(without.passed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "-0", "12345678901234567890", "1e-7", "0.10"})
  void aLiteralKeepsItsVeryCharacters(String literal) {
    assertThat(passed("\"temp\":1,\"batch\":" + literal)).contains(literal("batch", literal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"temp\":1",
        "\"temp\":1,\"batch\":null",
        "\"temp\":1,\"batch\":[1]",
        "\"temp\":1,\"batch\":{\"a\":\"b\"}",
        "\"temp\":1,\"line\":null",
        "\"temp\":1,\"line\":\"L1\"",
        "\"temp\":1,\"line\":{}",
      })
  void aValueThatCannotBeCarriedIsLeftOutAndTheRecordIsNoneTheWorse(String fields) {
    assertThat(passed(fields)).extracting(PassedField::name).containsExactly("temp", "id");
  }

  @Test
  void ofALongTextTheBeginningIsCarried() {
    String longest = "é".repeat(PassedField.MAX_LENGTH);

    assertThat(passed("\"temp\":1,\"batch\":\"" + longest + "\"").get(0).text()).isEqualTo(longest);
    assertThat(passed("\"temp\":1,\"batch\":\"" + "é".repeat(9_000) + "\"").get(0).text())
        .isEqualTo("é".repeat(PassedField.MAX_LENGTH - 1) + "…");
  }

  @Test
  void noPairOfSurrogatesIsCutInTwo() {
    String field = "\"temp\":1,\"batch\":\"" + "x".repeat(254) + "😀😀\"";

    assertThat(passed(field).get(0).text()).isEqualTo("x".repeat(254) + "…");
  }

  @Property(tries = 500)
  void everyTextCanBeStored(@ForAll @StringLength(max = 600) String text) {
    String carried = PassedField.ofText("batch", text).text();

    assertThat(carried.length()).isLessThanOrEqualTo(PassedField.MAX_LENGTH);
    assertThat(Utf8.hasLoneSurrogate(carried)).isFalse();
    if (text.length() <= PassedField.MAX_LENGTH && !Utf8.hasLoneSurrogate(text)) {
      assertThat(carried).isEqualTo(text);
    }
  }

  @Test
  void aFieldThatIsReadAsWellIsHeldToTheRulesOfWhatItIsReadFor() {
    assertThat(deadLetter(parse(SPEC, complete("\"temp\":\"warm\""))).reason())
        .isEqualTo(Reason.WRONG_TYPE);
    assertThat(deadLetter(parse(SPEC, complete("\"temp\":1,\"batch\":1,\"batch\":2"))).reason())
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void aHashedFieldIsCarriedByItsName() {
    ReadingSpec hashing =
        SPEC.with(
            new PersonalPlan(
                Map.of("id", Treatment.HASH, "batch", Treatment.HASH), "${env:SECRET}", true));
    Pseudonyms pseudonyms = new Pseudonyms(SECRET);
    byte[] record = complete("\"temp\":1,\"batch\":4711");

    Reading reading =
        reading(new ReadingParser(hashing, new JsonFormat(), pseudonyms::of).parse(raw(record)));

    assertThat(reading.passed())
        .containsExactly(
            text("batch", pseudonyms.of("4711")),
            literal("temp", "1"),
            text("id", reading.entity()));
  }

  @ParameterizedTest
  @CsvSource({"DROP", "MASK"})
  void aFieldThatNoAlertMayShowIsNotCarried(Treatment treatment) {
    ReadingSpec hiding = SPEC.with(new PersonalPlan(Map.of("temp", treatment), "", true));

    assertThat(reading(parse(hiding, complete("\"temp\":1,\"kind\":\"a\""))).passed())
        .extracting(PassedField::name)
        .containsExactly("id");
  }

  @Test
  void aFieldIsPersonalHoweverItIsWritten() {
    ReadingSpec twoWays =
        Records.SPEC
            .with(List.of("/id", "/temp"))
            .with(
                new PersonalPlan(
                    Map.of("/id", Treatment.HASH, "temp", Treatment.MASK), "${env:S}", true));
    Pseudonyms pseudonyms = new Pseudonyms(SECRET);

    Reading reading =
        reading(
            new ReadingParser(twoWays, new JsonFormat(), pseudonyms::of)
                .parse(raw(complete("\"temp\":1"))));

    assertThat(reading.entity()).isEqualTo(pseudonyms.of("e1"));
    assertThat(reading.passed()).containsExactly(text("/id", pseudonyms.of("e1")));
  }

  @Test
  void thereAreSixteenDifferentOnesAtMost() {
    List<String> many = IntStream.rangeClosed(0, 16).mapToObj(i -> "f" + i).toList();

    assertThat(Records.SPEC.with(many.subList(0, 16)).passThrough()).hasSize(16);
    assertThatIllegalArgumentException().isThrownBy(() -> Records.SPEC.with(many));
    assertThatIllegalArgumentException().isThrownBy(() -> Records.SPEC.with(List.of("a", "a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "1.", "01", "1}", "null", "\"a\"", "1,\"a\":2", "+1"})
  void whatIsNotQuotedIsANumberOrATruthValue(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> literal("batch", text));
  }
}
