package io.tidewatch.learn;

/** A training that gave no usable autoencoder; the challenger is refused and the champion stays. */
public final class TrainingException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What went wrong, as {@code <thing> must be <rule>, but was <value>}. */
  public TrainingException(String message) {
    super(message);
  }

  /** What went wrong, and where it came from. */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
