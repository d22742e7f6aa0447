package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidewatch.avro.AvroAlerts;
import io.tidewatch.avro.RegistryHeader;
import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.detect.Alert;
import io.tidewatch.detect.AlertExamples;
import io.tidewatch.detect.AlertJson;
import io.tidewatch.kafka.BrokerLog;
import io.tidewatch.reading.PassedField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an alerts topic to the API of an Alertmanager. */
@Timeout(120)
class AlertmanagerCommandIT {

  private static final String CONFIG =
      """
      pipeline: plant
      source: {bootstrap: 'BOOTSTRAP', topics: [plant.readings]}
      reading:
        entity: pump
        time: {field: at, format: epoch_millis}
        channels: [pressure]
      """;

  @TempDir private Path folder;

  private final BlockingQueue<byte[]> posted = new LinkedBlockingQueue<>();
  private HttpServer alertmanager;
  private Commands commands;

  @BeforeEach
  void begin() throws IOException {
    commands = new Commands(folder);
    alertmanager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    alertmanager.createContext("/api/v2/alerts", this::answer);
    alertmanager.start();
  }

  @AfterEach
  void end() {
    alertmanager.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    posted.add(exchange.getRequestBody().readAllBytes());
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Test
  void openEpisodesAreSaidAndTheirEndsAsTheyCome() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      BrokerLog log = new BrokerLog(broker.bootstrap());
      broker.createTopic("plant.alerts", 1);
      String config = commands.write("plant.yaml", CONFIG.replace("BOOTSTRAP", broker.bootstrap()));
      log.write(List.of(record(EpisodeDocuments.opened("major"))));

      assertThat(commands.execute("alertmanager", "--config", config, "--url", url(), "--once"))
          .as(commands.err())
          .isZero();
      assertThat(severities(posted.take())).containsExactly("major");
      assertThat(commands.out()).contains("1 open episodes said");

      Thread following =
          new Thread(() -> commands.execute("alertmanager", "--config", config, "--url", url()));
      following.start();
      assertThat(severities(posted.take())).containsExactly("major");
      log.write(List.of(record(EpisodeDocuments.updated("critical", "2026-01-01T00:02:00.000Z"))));
      assertThat(severities(posted.take())).containsExactly("major", "critical");
      log.write(List.of(record(EpisodeDocuments.closed("critical", "2026-01-01T00:03:00.000Z"))));
      JsonNode ended = items(posted.take());
      assertThat(ended).hasSize(1);
      assertThat(ended.get(0).path("endsAt").asText()).isEqualTo("2026-01-01T00:03:00Z");
      following.interrupt();
      following.join();
    }
  }

  @Test
  void anAlertInAvroIsSaidLikeOneInJson() throws Exception {
    AlertJson json = new AlertJson("plant", AlertExamples.schema());
    Alert alert = AlertExamples.passing(new PassedField("batch", "B-17", true));
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.alerts", 1);
      String config = commands.write("plant.yaml", CONFIG.replace("BOOTSTRAP", broker.bootstrap()));
      byte[] value = new AvroAlerts(json, new RegistryHeader(12)).encode(alert);
      new BrokerLog(broker.bootstrap()).write(List.of(new ProducerRecord<>("plant.alerts", value)));

      assertThat(commands.execute("alertmanager", "--config", config, "--url", url(), "--once"))
          .as(commands.err())
          .isZero();

      JsonNode item = items(posted.take()).get(0);
      assertThat(item.at("/labels/entity").asText()).isEqualTo(alert.entity());
      assertThat(item.at("/annotations/record_batch").asText()).isEqualTo("B-17");
    }
  }

  @Test
  void whatCannotWorkIsRefused() throws Exception {
    String config = commands.write("plant.yaml", CONFIG.replace("BOOTSTRAP", "localhost:1"));

    assertThat(commands.execute("alertmanager", "--config", config, "--url", "localhost:9093"))
        .isEqualTo(CommandFailure.REFUSED);

    assertThat(commands.err())
        .contains("Alertmanager must be an http or https URL, but was localhost:9093 (--url)");
  }

  private String url() {
    return "http://localhost:" + alertmanager.getAddress().getPort();
  }

  private static ProducerRecord<byte[], byte[]> record(JsonNode alert) {
    return new ProducerRecord<>("plant.alerts", alert.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> severities(byte[] body) throws IOException {
    return items(body).findValuesAsText("severity");
  }

  private static JsonNode items(byte[] body) throws IOException {
    return new ObjectMapper().readTree(body);
  }
}
