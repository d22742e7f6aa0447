package io.tidewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {

  private static String text(JsonDocument json) {
    return new String(json.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void fieldsKeepTheOrderOfTheCalls() {
    JsonDocument json =
        new JsonDocument()
            .text("z", "one")
            .whole("a", -3)
            .flag("m", true)
            .object("o")
            .time("t", 0)
            .end()
            .array("l")
            .item()
            .text("x", null)
            .end()
            .end();

    assertThat(text(json))
        .isEqualTo(
            "{\"z\":\"one\",\"a\":-3,\"m\":true,\"o\":{\"t\":\"1970-01-01T00:00:00.000Z\"},"
                + "\"l\":[{\"x\":null}]}");
  }

  // 2.0E-3 and 2.2250738585072014E-308 are among those that JDK 17 itself prints otherwise or
  // longer.
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "1, 1.0",
    "-0.0, -0.0",
    "0.002, 0.002",
    "2.0E-7, 2.0E-7",
    "2.1E22, 2.1E22",
    "9007199254740993, 9.007199254740992E15",
    "4.9E-324, 4.9E-324",
    "NaN, null",
    "Infinity, null",
    "-Infinity, null"
  })
  void numbersHaveTheFewestDigitsAndAreFiniteOrNull(double value, String written) {
    assertThat(text(new JsonDocument().number("n", value))).isEqualTo("{\"n\":" + written + "}");
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "2.15E9, 2.15E9", "1.0E-45, 1.4E-45", "NaN, null"})
  void floatsHaveNoDigitsOfDoubles(float value, String written) {
    assertThat(text(new JsonDocument().number("n", value))).isEqualTo("{\"n\":" + written + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "1767225600005, 2026-01-01T00:00:00.005Z",
    "0, 1970-01-01T00:00:00.000Z",
    "-1, 1969-12-31T23:59:59.999Z"
  })
  void timesAreUtcWithMilliseconds(long millis, String written) {
    assertThat(JsonDocument.timeText(millis)).isEqualTo(written);
  }

  @Test
  void textsAreEscapedAndHalvesOfSurrogatePairsReplaced() {
    String hostile = "a\"\\\n\u0000\u2028é\uD83D\uDE00\uD83Dz";

    assertThat(text(new JsonDocument().text("t", hostile)))
        .isEqualTo("{\"t\":\"a\\\"\\\\\\n\\u0000\u2028é\uD83D\uDE00?z\"}");
  }
}
