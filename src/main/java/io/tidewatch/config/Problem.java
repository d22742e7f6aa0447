package io.tidewatch.config;

import java.util.Objects;

/**
 * One thing to mend in a file.
 *
 * @param file the file as the user named it
 * @param line its line, from 1
 * @param column its column, from 1
 * @param path the keys that lead to it, such as {@code learning.window}; empty for the whole file
 * @param message what it must be, and what it was
 */
public record Problem(String file, int line, int column, String path, String message) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when line or column is less than 1
   */
  public Problem {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "line and column must be at least 1, but was " + line + ":" + column + " (" + file + ")");
    }
  }

  /** {@code conf/x.yaml:12:5 learning.window: ...}, as a compiler would say it. */
  @Override
  public String toString() {
    String where = file + ":" + line + ":" + column + " ";
    return path.isEmpty() ? where + message : where + path + ": " + message;
  }
}
