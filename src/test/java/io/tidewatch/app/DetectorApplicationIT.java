package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.kafka.BrokerLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.MiniClusterClient;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.metrics.MetricNames;
import org.apache.flink.test.junit5.InjectClusterClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** What a cluster in application mode starts. */
class DetectorApplicationIT {

  private static final int REPORTER_PORT = ReportingCluster.freePort();

  @RegisterExtension static final MiniClusterExtension CLUSTER = ReportingCluster.at(REPORTER_PORT);

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

      BrokerLog log = new BrokerLog(broker.bootstrap());
      log.write(
          List.of(
              input("{\"pump\":\"P-1\",\"at\":1700000000000,\"pressure\":2.5}"),
              input("not json")));
      assertThat(deadLetters(log, 1)).containsExactly("not json");
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
      log.write(List.of(input("first")));
      DetectorApplication.main(new String[] {"--config", config});
      log.await("plant.dead-letters", 1);
      JobID job = running(cluster);
      cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
      cluster.cancel(job).get();
      cluster.requestJobResult(job).get();
      log.write(List.of(input("second")));

      DetectorApplication.main(new String[] {"--config", config, "--restore", "latest"});

      assertThat(deadLetters(log, 2)).containsExactlyInAnyOrder("first", "second");
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

  private static ProducerRecord<byte[], byte[]> input(String value) {
    return new ProducerRecord<>("plant.readings", value.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> deadLetters(BrokerLog log, int count) {
    log.await("plant.dead-letters", count);
    return log.read("plant.dead-letters").stream()
        .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
