package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training libraries, and with them their natives, are loaded where a training runs alone. */
class NativeLoadingTest {

  @Test
  void submittingAndScoringLoadNone(@TempDir Path folder) throws Exception {
    List<String> classes = classesOf(folder, ScoringProcess.class);

    assertThat(classes)
        .anyMatch(line -> line.contains("io.tidewatch.model.Dense "))
        .anyMatch(line -> line.contains("io.tidewatch.flink.LearnOperatorFactory "))
        .noneMatch(line -> line.contains("org.nd4j.") || line.contains("org.bytedeco."))
        .noneMatch(line -> line.contains("org.deeplearning4j."));
  }

  /** What a process of its own loads. */
  private static List<String> classesOf(Path folder, Class<?> main)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    assertThat(output).contains("scored");
    return Files.readAllLines(log);
  }
}
