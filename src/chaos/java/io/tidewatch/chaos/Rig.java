package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A broker and a cluster on this machine, each part a process, in a folder of their own. */
final class Rig implements AutoCloseable {

  private final Path folder;
  private final Path home;
  private final BrokerProcess broker;
  private final Cluster cluster;
  private final Thread cleaner = new Thread(this::end, "rig cleaner");

  private Rig(Path home) throws Exception {
    this.home = home;
    folder = Files.createTempDirectory("tidewatch-chaos-");
    String classPath = libraries(home.resolve("target"));
    broker = new BrokerProcess(folder, classPath);
    cluster = new Cluster(folder, classPath);
    // Its processes must not outlive an interrupted run.
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Starts everything.
   *
   * @param home the checkout, packaged: its libraries and job jar are used
   */
  static Rig start(Path home) throws Exception {
    Rig rig = new Rig(home);
    try {
      rig.broker.start();
      rig.cluster.start();
      return rig;
    } catch (Exception | Error failed) {
      rig.close();
      throw failed;
    }
  }

  private static String libraries(Path target) {
    return Stream.of("lib", "local")
        .map(name -> target.resolve(name).resolve("*").toString())
        .reduce((one, other) -> one + ":" + other)
        .orElseThrow();
  }

  /** The checkout. */
  Path home() {
    return home;
  }

  Path folder() {
    return folder;
  }

  BrokerProcess broker() {
    return broker;
  }

  Cluster cluster() {
    return cluster;
  }

  /** The job jar of this checkout. */
  Path jar() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().matches("tidewatch-[0-9.]+\\.jar"))
              .toList();
      if (jars.size() != 1) {
        throw new IOException(
            "job jar must be built, but was " + jars + " (" + home.resolve("target") + ")");
      }
      return jars.get(0);
    }
  }

  /** Copies what the processes wrote, for whoever wants to know why a round failed. */
  Path keepLogs() throws IOException {
    Path kept = Files.createDirectories(home.resolve("target").resolve("chaos-logs"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return kept;
  }

  private void end() {
    cluster.close();
    broker.close();
  }

  /** Ends every process and deletes the folder. */
  @Override
  public void close() throws IOException {
    end();
    Runtime.getRuntime().removeShutdownHook(cleaner);
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
