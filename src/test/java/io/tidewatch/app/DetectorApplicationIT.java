package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.kafka.BrokerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.MiniClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.metrics.MetricNames;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** What a cluster in application mode starts. */
class DetectorApplicationIT {

  private static final int REPORTER_PORT = freePort();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(
                  Configuration.fromMap(
                      Map.of(
                          "metrics.reporter.prom.factory.class",
                          PrometheusReporterFactory.class.getName(),
                          "metrics.reporter.prom.port",
                          "" + REPORTER_PORT)))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path folder;

  @Test
  void thePipelineRunsOnTheClusterThatStartsItAndIsMeasured(
      @InjectClusterClient MiniClusterClient cluster) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.readings", 1);
      PlantYaml yaml =
          new PlantYaml(broker.bootstrap(), folder)
              .with("reading", PlantYaml.reading("[pressure]"));
      DetectorApplication.main(new String[] {"--config", yaml.file().toString()});

      send(broker.bootstrap(), "{\"pump\":\"P-1\",\"at\":1700000000000,\"pressure\":2.5}");
      send(broker.bootstrap(), "not json");
      assertThat(awaitRecord(broker.bootstrap(), "plant.dead-letters")).isEqualTo("not json");
      assertThat(new BrokerLog(broker.bootstrap()).read("plant.dead-letters")).hasSize(1);
      // Flink registers this one with the first watermark.
      Set<String> names = PrometheusNames.at(REPORTER_PORT);
      while (!names.contains("flink_taskmanager_job_task_operator_" + MetricNames.WATERMARK_LAG)) {
        names = PrometheusNames.at(REPORTER_PORT);
      }
      assertThat(names)
          .as("what the dashboard and the alert rules ask for")
          .containsAll(PrometheusNames.in(Path.of("docker/grafana/dashboard.json")))
          .containsAll(PrometheusNames.in(Path.of("docker/prometheus/rules.yml")));

      assertThat(cluster.listJobs().get())
          .extracting(JobStatusMessage::getJobName)
          .containsOnly("tidewatch plant");
      cluster.cancel(running(cluster)).get();
    }
  }

  @Test
  void anApplicationThatComesBackGoesOnFromItsLatestCheckpoint(
      @InjectClusterClient MiniClusterClient cluster) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.readings", 1);
      BrokerLog log = new BrokerLog(broker.bootstrap());
      String config = new PlantYaml(broker.bootstrap(), folder).file().toString();
      send(broker.bootstrap(), "first");
      DetectorApplication.main(new String[] {"--config", config});
      log.await("plant.dead-letters", 1);
      JobID job = running(cluster);
      cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
      cluster.cancel(job).get();
      cluster.requestJobResult(job).get();
      send(broker.bootstrap(), "second");

      DetectorApplication.main(new String[] {"--config", config, "--restore", "latest"});

      log.await("plant.dead-letters", 2);
      assertThat(log.read("plant.dead-letters"))
          .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
          .containsExactlyInAnyOrder("first", "second");
      cluster.cancel(running(cluster)).get();
    }
  }

  private static JobID running(MiniClusterClient cluster) throws Exception {
    List<JobStatusMessage> live =
        cluster.listJobs().get().stream()
            .filter(job -> !job.getJobState().isGloballyTerminalState())
            .toList();
    assertThat(live).hasSize(1);
    return live.get(0).getJobId();
  }

  @Test
  void aConfigurationThatCannotWorkIsRefusedWithItsProblems() throws Exception {
    String file = Files.writeString(folder.resolve("bad.yaml"), "pipeline: plant\n").toString();
    assertThatThrownBy(() -> DetectorApplication.main(new String[] {"--config", file}))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("source")
        .hasMessageContaining("reading");
  }

  @Test
  void aMissingConfigurationIsAnArgumentError() {
    assertThatThrownBy(() -> DetectorApplication.main(new String[0]))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--config");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(String bootstrap, String value) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("plant.readings", value));
    }
  }

  private static String awaitRecord(String bootstrap, String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", "application-it",
            "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      ConsumerRecords<String, String> records = consumer.poll(Duration.ZERO);
      while (records.isEmpty()) {
        records = consumer.poll(Duration.ofMillis(200));
      }
      return records.iterator().next().value();
    }
  }
}
