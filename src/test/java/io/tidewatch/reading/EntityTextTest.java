package io.tidewatch.reading;

import static io.tidewatch.reading.Records.LOG_TIME;
import static io.tidewatch.reading.Records.SPEC;
import static io.tidewatch.reading.Records.deadLetter;
import static io.tidewatch.reading.Records.reading;
import static io.tidewatch.reading.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTextTest {

  @ParameterizedTest
  @MethodSource
  void reads(String json, String expected) {
    assertThat(reading(Records.parse(SPEC, record(json, "\"s\""))).entity()).isEqualTo(expected);
    assertThat(reading(Records.parse(SPEC, record("\"e\"", json))).group()).isEqualTo(expected);
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        arguments("\"pump-7\"", "pump-7"),
        arguments("\" kept as it is \"", " kept as it is "),
        arguments("7", "7"),
        arguments("-7", "-7"),
        arguments("-0", "0"),
        arguments("\"-0\"", "-0"),
        arguments("9".repeat(32), "9".repeat(32)),
        arguments("\"" + "é".repeat(32) + "\"", "é".repeat(32)),
        arguments("\"Zürich 東京 😀\"", "Zürich 東京 😀"),
        arguments("\"\\ud83d\\ude00\"", "😀"),
        arguments("\"'; drop table--\"", "'; drop table--"),
        arguments("\"${jndi:ldap://x}\"", "${jndi:ldap://x}"),
        arguments("\"\\\"quoted\\\\\"", "\"quoted\\"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"  \"",
        "\"\\u00a0\\u2003\"",
        "\"a\\nb\"",
        "\"a\\rb\"",
        "\"\\u0000\"",
        "\"\\u001b[31mred\"",
        "\"\\u007f\"",
        "\"\u0085\"",
        "\"a\u2028b\"",
        "\"\\ud800\"",
        "\"\\ud800x\"",
        "\"\\udc00\\ud800\"",
        "\"x\\ud83d\"",
        "\"123456789012345678901234567890123\"",
        "1.5",
        "1e3",
        "true",
        "[]",
        "{\"id\":\"a\"}",
      })
  void refuses(String json) {
    DeadLetter entity = deadLetter(Records.parse(SPEC, record(json, "\"s\"")));
    DeadLetter group = deadLetter(Records.parse(SPEC, record("\"e\"", json)));

    assertThat(entity.reason()).as(entity.detail()).isEqualTo(Reason.BAD_ENTITY);
    assertThat(entity.detail()).startsWith("entity must be ").endsWith("(field id)");
    assertThat(group.reason()).as(group.detail()).isEqualTo(Reason.BAD_ENTITY);
    assertThat(group.detail()).startsWith("group must be ").endsWith("(field site)");
    Records.assertSound(entity, entity.raw(), SPEC);
  }

  @Test
  void refusesAnEntityOfAMegabyteByTheRecordsSize() {
    byte[] value = record("\"" + "k".repeat(1 << 20) + "\"", "\"s\"");

    assertThat(deadLetter(Records.parse(SPEC, value)).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void handsOutTheSameTextForTheSameCharacters() {
    EntityText texts = new EntityText(100);

    assertThat(texts.read("xpumpx".toCharArray(), 1, 4))
        .isSameAs(texts.read("pump".toCharArray(), 0, 4));
  }

  @Test
  void mixesUpNoTwoTexts() {
    EntityText texts = new EntityText(100);
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      String text = Integer.toString(random.nextInt(20_000), 2 + random.nextInt(34));

      assertThat(texts.read(text.toCharArray(), 0, text.length())).isEqualTo(text);
    }
    assertThat(texts.read("AaBB".toCharArray(), 0, 4)).isEqualTo("AaBB");
    assertThat(texts.read("BBAa".toCharArray(), 0, 4)).isEqualTo("BBAa");
  }

  private static byte[] record(String entity, String group) {
    return utf8(
        "{\"id\":" + entity + ",\"site\":" + group + ",\"ts\":" + LOG_TIME + ",\"temp\":1}");
  }
}
