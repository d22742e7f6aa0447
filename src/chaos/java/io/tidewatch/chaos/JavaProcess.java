package io.tidewatch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One JVM of the rig, which can be killed, frozen and started again. */
final class JavaProcess implements AutoCloseable {

  // Small and quick to start: several of them share a machine.
  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final Launch launch;
  private Process process;

  /**
   * What to start.
   *
   * @param name what the log is called
   * @param classPath jars and folders
   * @param options of the JVM
   * @param mainClass its main class
   * @param arguments its arguments
   * @param environment besides this process's own
   * @param logs the folder of the log
   */
  record Launch(
      String name,
      String classPath,
      List<String> options,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment,
      Path logs) {

    /** Copies the collections. */
    Launch {
      options = List.copyOf(options);
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }
  }

  JavaProcess(Launch launch) {
    this.launch = launch;
  }

  /** Starts it; what it writes goes to the end of its log. */
  void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL);
    command.addAll(opened());
    command.addAll(launch.options());
    command.addAll(List.of("-cp", launch.classPath(), launch.mainClass()));
    command.addAll(launch.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(launch.environment());
    process = builder.start();
  }

  /** What this JVM opens to libraries, its children open too. */
  private static List<String> opened() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .toList();
  }

  /** Where it writes to. */
  Path log() {
    return launch.logs().resolve(launch.name() + ".log");
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as a loss of power would. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** Waits for its own end; returns the exit code. */
  int join() throws InterruptedException {
    return process.waitFor();
  }

  /** Stops it in the middle of what it does. */
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Lets it go on. */
  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new IOException(
          "signal must reach its process, but was refused (" + signal + ", " + launch.name() + ")");
    }
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", interrupted));
    }
  }
}
