package io.tidewatch.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where and when figures were taken. */
final class Place {

  private Place() {}

  /** Machine, JVM, commit and time, by name. */
  static Map<String, String> here(Path home) throws IOException {
    Map<String, String> place = new LinkedHashMap<>();
    var system = ManagementFactory.getOperatingSystemMXBean();
    place.put("processor", processor() + ", " + system.getAvailableProcessors() + " cores");
    place.put("load", String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage()));
    place.put(
        "jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    place.put("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
    place.put("commit", commit(home));
    place.put("time", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    return place;
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  private static String commit(Path home) throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
