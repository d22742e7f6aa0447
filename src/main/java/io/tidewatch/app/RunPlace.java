package io.tidewatch.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Where, when and on what code figures were measured. */
final class RunPlace {

  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final String UNKNOWN = "unknown";

  private RunPlace() {}

  /** One line each, as a Markdown list. */
  static List<String> lines(LocalDate date) {
    return facts(date).entrySet().stream()
        .map(fact -> "- " + fact.getKey() + ": " + fact.getValue())
        .toList();
  }

  /** What is known, by name, in a fixed order. */
  static Map<String, String> facts(LocalDate date) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", date.toString());
    facts.put("commit", commit());
    facts.put("machine", Runtime.getRuntime().availableProcessors() + " cores, " + processor());
    facts.put(
        "JVM",
        System.getProperty("java.vm.name")
            + " "
            + System.getProperty("java.vm.version")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
    return facts;
  }

  private static String processor() {
    try {
      return Files.readAllLines(CPU, StandardCharsets.UTF_8).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException notLinux) {
      return UNKNOWN;
    }
  }

  /** The commit checked out in the working folder, marked where files differ from it. */
  private static String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = git.waitFor(10, TimeUnit.SECONDS);
      return ended && git.exitValue() == 0 ? name.strip() : UNKNOWN;
    } catch (IOException noGit) {
      return UNKNOWN;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
