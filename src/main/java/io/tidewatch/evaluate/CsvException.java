package io.tidewatch.evaluate;

/** Says that a CSV file cannot be read, at which line, and which rule it breaks. */
public final class CsvException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * A broken rule at a line.
   *
   * @param thing what is wrong
   * @param rule what it must be
   * @param value what it was
   * @param where the file and line
   * @param cause what brought it to light, or null
   */
  CsvException(String thing, String rule, String value, String where, Throwable cause) {
    super(thing + " must be " + rule + ", but was " + value + " (" + where + ")", cause);
  }
}
