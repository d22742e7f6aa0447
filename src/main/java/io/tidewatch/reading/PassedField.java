package io.tidewatch.reading;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A field of a record that is carried along to the alerts about it. Nothing is computed from it.
 *
 * @param name the field as the specification names it
 * @param text the value: a text, or the literal of a number or truth value as the record writes it
 * @param quoted whether the value is a text
 */
public record PassedField(String name, String text, boolean quoted) {

  /** Characters of a value, at most; of a longer text the beginning is carried. */
  public static final int MAX_LENGTH = 256;

  private static final char CUT = '…';
  private static final Pattern LITERAL =
      Pattern.compile("true|false|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the value is longer than {@link #MAX_LENGTH} or has
   *     unpaired surrogates, or an unquoted one is neither number nor truth value
   */
  public PassedField {
    Objects.requireNonNull(name, "name");
    if (text.length() > MAX_LENGTH || Utf8.hasLoneSurrogate(text)) {
      throw new IllegalArgumentException(
          "value must be a text of at most "
              + MAX_LENGTH
              + " characters, but was of "
              + text.length()
              + " (field "
              + name
              + ")");
    }
    if (!quoted && !LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          Detail.of("value", "a number, true or false", "'" + text + "'", "field " + name));
    }
  }

  /**
   * A field that holds a text. One that is too long ends in an ellipsis; a surrogate without its
   * partner becomes a question mark.
   */
  static PassedField ofText(String name, String text) {
    String carried = text;
    if (text.length() > MAX_LENGTH) {
      int end = MAX_LENGTH - 1;
      carried =
          text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
    return new PassedField(name, Utf8.wellFormed(carried), true);
  }

  /** A field that holds a number or a truth value. */
  static PassedField ofLiteral(String name, String literal) {
    return new PassedField(name, literal, false);
  }
}
