package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.avro.AvroAlerts;
import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.kafka.BrokerLog;
import io.tidewatch.reading.PassedField;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java consumers of the guide, taken from its page, started as programs of their own. */
@Timeout(120)
class ConsumersGuideIT {

  private static final Path GUIDE = Path.of("docs/consumers.md");

  @TempDir private Path folder;

  @Test
  void theConsumerOfTheGuidePrintsAlerts() throws Exception {
    byte[] alert = EpisodeDocuments.opened("major").toString().getBytes(StandardCharsets.UTF_8);

    assertThat(printed("Pager", alert))
        .isEqualTo("2026-01-01T00:00:00.005Z opened pump-7 major [pressure.lag1, pressure]");
  }

  @Test
  void theConsumerOfAvroPrintsAlerts() throws Exception {
    AlertJson json = new AlertJson("pumps", AlertExamples.schema());
    byte[] alert =
        new AvroAlerts(json, null)
            .encode(AlertExamples.passing(new PassedField("batch", "B-17", true)));

    assertThat(
            printed("AvroPager", alert, Path.of("src/main/resources/schema/alert.avsc").toString()))
        .isEqualTo("1767225600005 opened pump-7 major {batch=B-17}");
  }

  /** What a consumer prints first of a topic that holds one alert. */
  private String printed(String consumer, byte[] alert, String... more) throws Exception {
    Path program = Files.writeString(folder.resolve(consumer + ".java"), program(consumer));
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.alerts", 1);
      byte[] key = "pump-7".getBytes(StandardCharsets.UTF_8);
      new BrokerLog(broker.bootstrap())
          .write(List.of(new ProducerRecord<>("plant.alerts", key, alert)));
      List<String> args = new ArrayList<>(List.of(broker.bootstrap(), "plant.alerts"));
      args.addAll(List.of(more));
      return firstLine(program, args);
    }
  }

  private String firstLine(Path program, List<String> args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.toString()));
    command.addAll(args);
    Process java =
        new ProcessBuilder(command).redirectError(folder.resolve("errors.txt").toFile()).start();
    try (BufferedReader lines = java.inputReader(StandardCharsets.UTF_8)) {
      return lines.readLine();
    } finally {
      java.destroy();
    }
  }

  private static String program(String consumer) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```java\n((?:(?!```).)*class " + consumer + " .*?)```")
            .matcher(Files.readString(GUIDE));
    assertThat(block.find()).as("%s in %s", consumer, GUIDE).isTrue();
    return block.group(1);
  }
}
