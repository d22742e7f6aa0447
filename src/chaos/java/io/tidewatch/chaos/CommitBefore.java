package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The job as the newest commit before the one checked out has it. */
final class CommitBefore {

  private final Rig rig;

  CommitBefore(Rig rig) {
    this.rig = rig;
  }

  /**
   * Builds its jar.
   *
   * @throws IOException when there is no such commit, or it does not compile
   */
  Path jar() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(rig.folder().resolve("commit-before"));
    Path archive = folder.resolve("sources.tar");
    Path classes = folder.resolve("src/main/resources");
    Path jar = folder.resolve("job.jar");
    String target = rig.home().resolve("target").toString();
    run(
        rig.home(),
        List.of("git", "archive", "-o", archive.toString(), "HEAD~1", "src/main", "src/vector"));
    run(folder, List.of("tar", "-xf", archive.toString()));
    List<String> compile =
        new ArrayList<>(
            List.of(
                tool("javac"),
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                target + "/lib/*:" + target + "/local/*",
                "-d",
                classes.toString()));
    try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compile::add);
    }
    run(folder, compile);
    run(folder, List.of(tool("jar"), "cf", jar.toString(), "-C", classes.toString(), "."));
    return jar;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(
          "commit before must be possible to build, but was not (" + command.get(0) + ")");
    }
  }
}
