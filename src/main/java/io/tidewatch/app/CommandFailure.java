package io.tidewatch.app;

import java.util.List;

/** Why a command ends without having done its work: lines for a person, and an exit code. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Something outside was not as needed. */
  public static final int FAILED = 1;

  /** The arguments or the configuration cannot work. */
  public static final int REFUSED = 2;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Ends the command with exit code 1. */
  public static CommandFailure failed(List<String> lines) {
    return new CommandFailure(FAILED, String.join(System.lineSeparator(), lines));
  }

  /** Ends the command with exit code 2. */
  public static CommandFailure refused(List<String> lines) {
    return new CommandFailure(REFUSED, String.join(System.lineSeparator(), lines));
  }

  int exitCode() {
    return exitCode;
  }
}
