package io.tidewatch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellJsonTest {

  private interface Writing {
    void write(JsonGenerator json, String cell) throws IOException;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "-12.50",
        "1E5",
        "1e+5",
        "2.5e-3",
        "0.0265878",
        "123456789012345678901"
      })
  void leavesJsonNumbersAsTheyAre(String cell) throws IOException {
    assertThat(json(CellJson::writeNumber, cell)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({
    "1., 1",
    ".5, 0.5",
    "-.5, -0.5",
    "+3, 3",
    "+1E5, 1E5",
    "007, 7",
    "-007.50, -7.50",
    "00, 0",
    "1.e3, 1e3",
    "' 4.5 ', 4.5",
    "000.1, 0.1",
    "+.5E-2, 0.5E-2"
  })
  void rewritesOtherNumbers(String cell, String expected) throws IOException {
    assertThat(json(CellJson::writeNumber, cell)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NA", "na", "N/A", "NaN", "nan", "null", " NaN "})
  void takesTheseForMissing(String cell) throws IOException {
    assertThat(json(CellJson::writeNumber, cell)).isEqualTo("null");
    assertThat(json(CellJson::writeFlag, cell)).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Infinity", "1,5", "0x1F", "1f", "1e", ".", "-", "+", "e5", "--1", "1 2", "١"})
  void leavesTheRestToTheParser(String cell) throws IOException {
    assertThat(json(CellJson::writeNumber, cell)).isEqualTo("\"" + cell + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "1.0, true",
    "true, true",
    "TRUE, true",
    "T, true",
    "' 1 ', true",
    "0, false",
    "0.0, false",
    "False, false",
    "f, false",
    "2, '\"2\"'",
    "yes, '\"yes\"'"
  })
  void readsFlags(String cell, String expected) throws IOException {
    assertThat(json(CellJson::writeFlag, cell)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "tcp, '\"tcp\"'",
    "NA, '\"NA\"'",
    "' a ', '\" a \"'",
    "5, '\"5\"'",
    "'a\"b\\c', '\"a\\\"b\\\\c\"'",
    "Größe, '\"Größe\"'"
  })
  void leavesTextsAsTheyAre(String cell, String expected) throws IOException {
    assertThat(json(CellJson::writeText, cell)).isEqualTo(expected);
  }

  @Test
  void takesAnEmptyTextForMissing() throws IOException {
    assertThat(json(CellJson::writeText, "")).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0, 0",
    "1, 1",
    "1.0, 1",
    "' 1 ', 1",
    "2, -1",
    "'', -1",
    "true, -1",
    "-1, -1"
  })
  void readsLabels(String cell, int expected) {
    assertThat(CellJson.label(cell)).isEqualTo(expected);
  }

  @Test
  void neverChangesANumbersWorth() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      String cell = cell(random);
      String json = json(CellJson::writeNumber, cell);
      assertThat(new BigDecimal(json)).as(cell).isEqualByComparingTo(new BigDecimal(cell));
      assertThat(json).matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    }
  }

  private static String cell(Random random) {
    String[] signs = {"", "-", "+"};
    StringBuilder cell = new StringBuilder(signs[random.nextInt(3)]);
    int whole = random.nextInt(4);
    int fraction = random.nextInt(4);
    digits(random, cell, whole);
    if (fraction > 0 || whole == 0 || random.nextBoolean()) {
      cell.append('.');
    }
    digits(random, cell, whole == 0 ? fraction + 1 : cell.indexOf(".") < 0 ? 0 : fraction);
    if (random.nextBoolean()) {
      cell.append("eE".charAt(random.nextInt(2))).append(signs[random.nextInt(3)]);
      digits(random, cell, 1);
    }
    return cell.toString();
  }

  private static void digits(Random random, StringBuilder cell, int count) {
    for (int i = 0; i < count; i++) {
      cell.append(random.nextInt(10));
    }
  }

  private static String json(Writing writing, String cell) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      writing.write(json, cell);
    }
    return text.toString();
  }
}
