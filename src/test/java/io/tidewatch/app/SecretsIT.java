package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.demo.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that talks to its broker by TLS and SASL, and two secrets that nobody may see. */
class SecretsIT {

  private static final String PASSWORD = "canary-password-7d1c";
  private static final String STORE_PASSWORD = "canary-store-9b2e";

  private static final int REPORTER_PORT = ReportingCluster.freePort();

  @RegisterExtension static final MiniClusterExtension CLUSTER = ReportingCluster.at(REPORTER_PORT);

  @TempDir private Path folder;
  private EmbeddedBroker broker;

  @BeforeEach
  void startBroker() throws Exception {
    Files.writeString(folder.resolve("secrets.properties"), "right=" + PASSWORD + "\nwrong=x\n");
    Files.writeString(folder.resolve("store-password"), STORE_PASSWORD);
    Path store = folder.resolve("store.p12");
    makeKey(store);
    broker =
        EmbeddedBroker.startSecured(
            Map.of(
                "ssl.keystore.location",
                store.toString(),
                "ssl.keystore.password",
                STORE_PASSWORD,
                "sasl.enabled.mechanisms",
                "PLAIN",
                "plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_watcher=\""
                    + PASSWORD
                    + "\";"));
    broker.createTopic("plant.readings", 1);
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void areInNoLogPageMetricCheckpointOrTopic(
      @InjectClusterClient RestClusterClient<?> cluster, @InjectClusterRESTAddress URI rest)
      throws Exception {
    PlantTopics.send(broker.bootstrap());
    try (LoggedText log = LoggedText.open()) {
      DetectorApplication.main(new String[] {"--config", config("right")});
      PlantTopics.awaitDecisions(broker.bootstrap());
      JobStatusMessage job = cluster.listJobs().get().iterator().next();
      Map<String, String> pages = RestPages.about(rest, job.getJobId().toString());
      String metrics = metrics();
      cluster.triggerCheckpoint(job.getJobId(), CheckpointType.FULL).get();
      cluster.cancel(job.getJobId()).get();
      cluster.requestJobResult(job.getJobId()).get();

      assertThat(pages.get("/jobs/" + job.getJobId() + "/plan")).contains("Score");
      assertThat(pages).hasSizeGreaterThan(20);
      pages.forEach((path, page) -> assertThat(page).as(path).doesNotContain("canary-"));
      assertThat(metrics).contains("flink_taskmanager_job_task").doesNotContain("canary-");
      assertThat(log.text())
          .as("log of the clients' settings")
          .contains("ssl.truststore.password = [hidden]", "sasl.jaas.config = [hidden]")
          .doesNotContain("canary-");
      assertNoneIn(folder.resolve("checkpoints"));
      for (String topic : new String[] {"plant.alerts", "plant.models", "plant.dead-letters"}) {
        for (ConsumerRecord<String, byte[]> record : PlantTopics.read(broker.bootstrap(), topic)) {
          assertThat(record.toString() + record.headers() + text(record.value()))
              .doesNotContain("canary-");
        }
      }
    }
  }

  @Test
  void aRefusedPasswordIsOneLineWithoutIt() throws Exception {
    String config = config("wrong");
    try (LoggedText log = LoggedText.open()) {
      assertThatThrownBy(() -> DetectorApplication.main(new String[] {"--config", config}))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("Authentication failed")
          .message()
          .doesNotContain("canary-", "\n");
      assertThat(log.text()).isNotEmpty().doesNotContain("canary-");
    }
  }

  private String config(String key) {
    String kafka =
        """
        {properties: {
          security.protocol: SASL_SSL, sasl.mechanism: PLAIN,
          sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required
            username="watcher" password="${file:FOLDER/secrets.properties:KEY}";',
          ssl.truststore.location: 'FOLDER/store.p12',
          ssl.truststore.password: '${dir:FOLDER:store-password}'}}\
        """
            .replace("FOLDER", folder.toString())
            .replace("KEY", key);
    return new PlantYaml(broker.securedBootstrap(), folder).with("kafka", kafka).file().toString();
  }

  private static String metrics() throws IOException, InterruptedException {
    URI page = URI.create("http://localhost:" + REPORTER_PORT + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
        .body();
  }

  private static void assertNoneIn(Path checkpoints) throws IOException {
    try (Stream<Path> paths = Files.walk(checkpoints)) {
      assertThat(paths.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(file -> assertThat(text(Files.readAllBytes(file))).doesNotContain("canary-"));
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A key of the broker's own, which is trusted as it is. */
  private static void makeKey(Path store) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).as("keytool").isZero();
  }
}
