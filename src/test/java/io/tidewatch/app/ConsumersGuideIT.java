package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.kafka.BrokerLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java consumer of the guide, taken from its page, started as a program of its own. */
@Timeout(120)
class ConsumersGuideIT {

  private static final Path GUIDE = Path.of("docs/consumers.md");

  @TempDir private Path folder;

  @Test
  void theConsumerOfTheGuidePrintsAlerts() throws Exception {
    Path program = Files.writeString(folder.resolve("Pager.java"), program());
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.alerts", 1);
      byte[] alert = EpisodeDocuments.opened("major").toString().getBytes(StandardCharsets.UTF_8);
      byte[] key = "pump-7".getBytes(StandardCharsets.UTF_8);
      new BrokerLog(broker.bootstrap())
          .write(List.of(new ProducerRecord<>("plant.alerts", key, alert)));

      assertThat(firstLine(program, broker.bootstrap(), "plant.alerts"))
          .isEqualTo("2026-01-01T00:00:00.005Z opened pump-7 major [pressure.lag1, pressure]");
    }
  }

  private String firstLine(Path program, String... args) throws IOException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.toString(),
                args[0],
                args[1])
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    try (BufferedReader lines = java.inputReader(StandardCharsets.UTF_8)) {
      return lines.readLine();
    } finally {
      java.destroy();
    }
  }

  private static String program() throws IOException {
    Matcher block = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(GUIDE));
    assertThat(block.find()).as("Java in %s", GUIDE).isTrue();
    return block.group(1);
  }
}
