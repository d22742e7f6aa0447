package io.tidewatch.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the TaskManagers hold after a collection, which unloads classes that nobody uses any more.
 *
 * @param residentBytes of all together, with what lies outside the heap
 * @param metaspaceBytes of all together
 * @param threads of all together
 */
record TaskManagerUse(long residentBytes, long metaspaceBytes, long threads) {

  private static final String METASPACE_KILOBYTES = "MU";

  static TaskManagerUse of(Cluster cluster) throws IOException, InterruptedException {
    long resident = 0;
    long bytes = 0;
    long threads = 0;
    for (JavaProcess taskManager : cluster.taskManagers()) {
      String pid = Long.toString(taskManager.pid());
      // What a cache holds softly outlives the first one after its last use.
      tool("jcmd", pid, "GC.run");
      tool("jcmd", pid, "GC.run");
      bytes += Math.round(1024 * column(METASPACE_KILOBYTES, tool("jstat", "-gc", pid)));
      resident += residentBytes(Path.of("/proc", pid, "status"));
      try (Stream<Path> tasks = Files.list(Path.of("/proc", pid, "task"))) {
        threads += tasks.count();
      }
    }
    return new TaskManagerUse(resident, bytes, threads);
  }

  private static long residentBytes(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(words(line).get(1)))
        .findFirst()
        .orElseThrow();
  }

  private static double column(String name, List<String> table) {
    List<String> names = words(table.get(0));
    return Double.parseDouble(words(table.get(1)).get(names.indexOf(name)));
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }

  /** What one of the JDK's tools says. */
  private static List<String> tool(String name, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", name).toString()),
                        Arrays.stream(arguments))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(name + " must answer, but said " + said);
    }
    return said.lines().toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f MB resident, %.1f MB of metaspace and %d threads",
        residentBytes / 1e6,
        metaspaceBytes / 1e6,
        threads);
  }
}
