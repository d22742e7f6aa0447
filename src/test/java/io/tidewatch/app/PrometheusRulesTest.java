package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Prometheus' own unit test of the alert rules, where its tool is installed; skipped elsewhere. */
class PrometheusRulesTest {

  private static final Path RULES = Path.of("docker/prometheus");

  @Test
  void everyRuleFiresWhenItShouldAndNotBefore() throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool must be installed, but was not: rules not run");

    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", "rules.test.yml")
            .directory(RULES.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor()).as(said).isZero();
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }
}
