package io.tidewatch.report;

/** HTML being written. Whatever text and attributes hold, it is escaped. */
final class Markup {

  private final StringBuilder html = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String tag, String... attributes) {
    html.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      append(attributes[i + 1]);
      html.append('"');
    }
    html.append('>');
    return this;
  }

  /** Closes an element and ends the line. */
  Markup close(String tag) {
    html.append("</").append(tag).append(">\n");
    return this;
  }

  /** An element that holds nothing but text. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** Writes text. */
  Markup text(String text) {
    append(text);
    return this;
  }

  /** Writes what is HTML, a script or a style sheet already, and comes from no input. */
  Markup verbatim(String source) {
    html.append(source);
    return this;
  }

  /** Says what is shown where not all is, and how much is not. */
  Markup leftOut(String shown, int left) {
    return left == 0
        ? this
        : element("p", shown + "; " + Written.count(left) + " are left out.", "class", "left-out");
  }

  /** A row of a table: the first cell heads it. */
  Markup row(String head, String... cells) {
    open("tr").element("th", head, "scope", "row");
    for (String cell : cells) {
      element("td", cell);
    }
    return close("tr");
  }

  /** The row that heads a table. */
  Markup heads(String... heads) {
    open("thead").open("tr");
    for (String head : heads) {
      element("th", head, "scope", "col");
    }
    return close("tr").close("thead");
  }

  /**
   * A plot, drawn by the page's scripts.
   *
   * @param kind which of the page's drawings
   * @param description what it shows, for those who do not see it
   * @param items a JSON array of what can be chosen to be drawn, at least one
   */
  Markup plot(String kind, String description, String items) {
    open("figure", "class", "plot", "data-kind", kind);
    element("div", "", "class", "canvas", "role", "img", "aria-label", description);
    open("script", "type", "application/json").verbatim(items).close("script");
    return close("figure");
  }

  private void append(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
