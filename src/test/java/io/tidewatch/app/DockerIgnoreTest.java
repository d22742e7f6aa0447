package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image is built from what .dockerignore lets through: all that goes into a delivered jar. */
class DockerIgnoreTest {

  private static final Set<String> NOT_DELIVERED = Set.of("test", "bench", "chaos");

  @Test
  void letsEverySourceOfADeliveredJarThrough() throws IOException {
    try (Stream<Path> roots = Files.list(Path.of("src"))) {
      Set<String> delivered =
          roots
              .map(root -> root.getFileName().toString())
              .filter(root -> !NOT_DELIVERED.contains(root))
              .map(root -> "!src/" + root)
              .collect(Collectors.toSet());
      assertThat(Files.readAllLines(Path.of(".dockerignore"))).containsAll(delivered);
    }
  }
}
