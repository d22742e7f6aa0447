package io.tidewatch.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a cell of a CSV file as the JSON value it stands for. A cell that is not of the wanted
 * kind becomes a text, for the stream's own parser to refuse.
 */
final class CellJson {

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?)([0-9]*)(?:\\.([0-9]*))?([eE][+-]?[0-9]+)?");

  private CellJson() {}

  /**
   * A number: as the cell has it where that is JSON, else rewritten without loss; null for an empty
   * cell, {@code NA}, {@code N/A}, {@code NaN} and {@code null}.
   */
  static void writeNumber(JsonGenerator json, String cell) throws IOException {
    String text = cell.strip();
    String number = isMissing(text) ? null : number(text);
    if (isMissing(text)) {
      json.writeNull();
    } else if (number == null) {
      json.writeString(cell);
    } else {
      json.writeNumber(number);
    }
  }

  /** A flag: true or false for these words, {@code t} and {@code f}, and one and zero. */
  static void writeFlag(JsonGenerator json, String cell) throws IOException {
    String text = cell.strip();
    switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "1.0" -> json.writeBoolean(true);
      case "false", "f", "0", "0.0" -> json.writeBoolean(false);
      default -> {
        if (isMissing(text)) {
          json.writeNull();
        } else {
          json.writeString(cell);
        }
      }
    }
  }

  /** A text as the cell has it, {@code NA} too; null for an empty cell. */
  static void writeText(JsonGenerator json, String cell) throws IOException {
    if (cell.isEmpty()) {
      json.writeNull();
    } else {
      json.writeString(cell);
    }
  }

  /** The label in a cell, 0 or 1, or -1 where it is none. */
  static int label(String cell) {
    return switch (cell.strip()) {
      case "0", "0.0" -> 0;
      case "1", "1.0" -> 1;
      default -> LabelledRecord.UNLABELLED;
    };
  }

  private static boolean isMissing(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "na", "n/a", "nan", "null" -> true;
      default -> false;
    };
  }

  private static String number(String text) {
    if (JSON_NUMBER.matcher(text).matches()) {
      return text;
    }
    Matcher parts = NUMBER.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String whole = parts.group(2);
    String fraction = parts.group(3) == null ? "" : parts.group(3);
    if (whole.isEmpty() && fraction.isEmpty()) {
      return null;
    }
    String sign = parts.group(1).equals("-") ? "-" : "";
    String exponent = parts.group(4) == null ? "" : parts.group(4);
    return sign
        + withoutLeadingZeros(whole)
        + (fraction.isEmpty() ? "" : "." + fraction)
        + exponent;
  }

  private static String withoutLeadingZeros(String digits) {
    int from = 0;
    while (from < digits.length() && digits.charAt(from) == '0') {
      from++;
    }
    return from == digits.length() ? "0" : digits.substring(from);
  }
}
