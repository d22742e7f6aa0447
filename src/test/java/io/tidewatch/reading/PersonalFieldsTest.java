package io.tidewatch.reading;

import static io.tidewatch.reading.Records.deadLetter;
import static io.tidewatch.reading.Records.raw;
import static io.tidewatch.reading.Records.reading;
import static io.tidewatch.reading.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalFieldsTest {

  private static final String SECRET = "0123456789abcdef";

  private static final ReadingSpec SPEC =
      Records.SPEC.with(
          new PersonalPlan(
              Map.of(
                  "id",
                  Treatment.HASH,
                  "site",
                  Treatment.HASH,
                  "kind",
                  Treatment.HASH,
                  "temp",
                  Treatment.MASK,
                  "/cpu/load",
                  Treatment.DROP),
              "${env:SECRET}",
              true));

  private static Parsed parse(String secret, String value) {
    return new ReadingParser(SPEC, new JsonFormat(), new Pseudonyms(secret)::of)
        .parse(raw(utf8(value)));
  }

  private static String record(String id, String kind) {
    return "{\"id\":%s,\"site\":\"s\",\"ts\":%d,\"temp\":1,\"cpu\":{\"load\":9},\"kind\":\"%s\"}"
        .formatted(id, Records.LOG_TIME, kind);
  }

  @Test
  void anEntityAndAGroupAreOnlyKnownByAName() {
    Reading once = reading(parse(SECRET, record("\"Ada\"", "a")));
    Reading again = reading(parse(SECRET, record("\"Ada\"", "b")));
    Reading other = reading(parse(SECRET, record("\"Bob\"", "a")));

    assertThat(once.entity()).matches("[0-9a-f]{32}").isEqualTo(again.entity());
    assertThat(once.group()).matches("[0-9a-f]{32}").isEqualTo(other.group());
    assertThat(other.entity()).isNotEqualTo(once.entity());
  }

  @Test
  void anIntegerIsANameToo() {
    assertThat(reading(parse(SECRET, record("7", "a"))).entity())
        .isEqualTo(reading(parse(SECRET, record("\"7\"", "a"))).entity())
        .matches("[0-9a-f]{32}");
  }

  @Test
  void anotherSecretGivesOtherNames() {
    assertThat(reading(parse(SECRET, record("\"Ada\"", "a"))).entity())
        .isNotEqualTo(reading(parse(SECRET + "x", record("\"Ada\"", "a"))).entity());
  }

  /** RFC 4231, test case 1: the first 128 bits. */
  @Test
  void namesAreHmacsOfTheText() {
    assertThat(new Pseudonyms("\u000b".repeat(20)).of("Hi There"))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b");
  }

  @Test
  void aDroppedChannelIsMissingAndAMaskedOneIsScored() {
    float[] values = reading(parse(SECRET, record("\"Ada\"", "a"))).values();

    assertThat(values[0]).isEqualTo(1f);
    assertThat(values[1]).isNaN();
    assertThat(SPEC.personal().masked(SPEC.channels())).containsExactly("temp");
  }

  @Test
  void theBucketOfAHashedCategoryDependsOnTheSecret() {
    boolean differs = false;
    for (char kind = 'a'; kind <= 'j'; kind++) {
      String record = record("\"Ada\"", "" + kind);
      float one = reading(parse(SECRET, record)).values()[2];
      differs |= one != reading(parse(SECRET + "x", record)).values()[2];
      assertThat(one).isEqualTo(reading(parse(SECRET, record)).values()[2]).isBetween(0f, 15f);
    }
    assertThat(differs).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"Ada\",\"site\":\"s\",\"ts\":1767225600000,\"temp\":\"Ada\"}",
        "{\"id\":\"Ada\",\"site\":\"s\",\"ts\":\"Ada\",\"temp\":1}",
        "{\"id\":[\"Ada\"],\"site\":\"s\",\"ts\":1767225600000,\"temp\":1}",
        "{\"id\":\"A\\u0000da\",\"site\":\"s\",\"ts\":1767225600000,\"temp\":1}",
        "{\"id\":\"Ada\",\"cpu\":\"Ada\"}",
        "{\"id\":\"Ada\" Ada}",
        "{\"id\":Ada}",
        "\"Ada\"",
        "Ada",
        "{\"id\":\"Ada\u001f\"}"
      })
  void aMessageQuotesNothingOfTheRecord(String value) {
    DeadLetter letter = deadLetter(parse(SECRET, value));

    assertThat(letter.detail()).contains(" must be ").doesNotContain("Ada", "A\\u0000da");
    assertThat(letter.raw().value()).isEqualTo(utf8(value));
  }

  @Test
  void aShortSecretIsRefusedAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pseudonyms("canary"))
        .withMessage("secret must have at least 16 characters, but was of 6 (personal)");
  }

  @Test
  void aSecretIsThereExactlyWhereItIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonalPlan(Map.of("id", Treatment.HASH), "", true))
        .withMessageContaining("but was absent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonalPlan(Map.of("id", Treatment.MASK), "${env:A}", true))
        .withMessageContaining("but was given");
  }
}
