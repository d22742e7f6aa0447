package io.tidewatch.app;

import java.util.concurrent.Callable;

/**
 * One command of {@code tidewatch}: a class annotated as a picocli command, registered as a service
 * so that source roots outside the job jar can add theirs. {@code call} returns the exit code.
 */
public interface Subcommand extends Callable<Integer> {}
