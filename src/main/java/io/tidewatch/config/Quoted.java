package io.tidewatch.config;

/** Texts from a file as messages show them: short, and on one line. */
final class Quoted {

  private static final int MOST = 60;
  private static final int MOST_OF_A_LINE = 400;

  private Quoted() {}

  static String of(String text) {
    return "'" + plain(text) + "'";
  }

  /** The text without quotes. */
  static String plain(String text) {
    return shorten(text, MOST);
  }

  /** A whole message. */
  static String line(String message) {
    return shorten(message, MOST_OF_A_LINE);
  }

  private static String shorten(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int[] points = text.codePoints().limit(most + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, most); i++) {
      boolean visible = !Character.isISOControl(points[i]) && Character.isDefined(points[i]);
      shown.appendCodePoint(visible ? points[i] : '?');
    }
    return points.length > most ? shown + "..." : shown.toString();
  }
}
