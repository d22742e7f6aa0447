package io.tidewatch.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.AuthorizationException;

/** A question to the broker that got no answer; the cause is Kafka's own error. */
final class AdminFault extends Exception {

  private static final int MAX_LENGTH = 200;
  private static final long serialVersionUID = 1L;

  AdminFault(Throwable cause) {
    super(cause instanceof ExecutionException ? cause.getCause() : cause);
  }

  /** Whether nothing came back in time. */
  boolean silent() {
    return getCause() instanceof TimeoutException
        || getCause() instanceof org.apache.kafka.common.errors.TimeoutException;
  }

  /** Whether the user may not ask. */
  boolean refused() {
    return getCause() instanceof AuthorizationException;
  }

  /** Whether the cause is of a kind. */
  boolean is(Class<? extends Throwable> kind) {
    return kind.isInstance(getCause());
  }

  /** The deepest cause in one short line. */
  String line() {
    return line(getCause());
  }

  static String line(Throwable fault) {
    Throwable deepest = fault;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    String text = deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH);
  }
}
