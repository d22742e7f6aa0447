package io.tidewatch.model;

import java.io.IOException;

/** Bytes that are not a detector model: damaged, cut short, of another layout, or out of bounds. */
public final class ModelFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What was wrong, as {@code <thing> must be <rule>, but was <value>}. */
  public ModelFormatException(String message) {
    super(message);
  }

  /** What was wrong, and the check that found it. */
  public ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
