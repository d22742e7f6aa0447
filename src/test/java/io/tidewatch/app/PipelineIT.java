package io.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.config.Config;
import io.tidewatch.demo.EmbeddedBroker;
import io.tidewatch.kafka.BrokerLog;
import io.tidewatch.kafka.Headers;
import io.tidewatch.model.DetectorModel;
import io.tidewatch.model.ModelCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a real broker to a real broker: records in, alerts, models and dead letters out. */
class PipelineIT {

  @TempDir private Path folder;

  @Test
  void recordsGoInAndAlertsModelsAndDeadLettersComeOut() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.readings", 2);
      int sent = PlantTopics.send(broker.bootstrap());
      Path configFile = yaml(broker.bootstrap(), "at_least_once").file();
      Config config = ConfigOption.load(configFile);
      run(config, broker.bootstrap());
      BrokerLog log = new BrokerLog(broker.bootstrap());

      List<ConsumerRecord<byte[], byte[]>> alerts = log.read("plant.alerts");
      assertThat(alerts)
          .anySatisfy(
              alert -> {
                assertThat(text(alert.key())).isEqualTo("P-2");
                assertThat(text(alert.value())).contains("\"status\":\"opened\"", "pressure");
                assertThat(header(alert, "ce_type")).isEqualTo("io.tidewatch.alert.opened");
                assertThat(header(alert, "content-type")).isEqualTo("application/json");
              });

      List<ConsumerRecord<byte[], byte[]>> dead = log.read("plant.dead-letters");
      assertThat(dead).hasSize(2);
      assertThat(dead)
          .anySatisfy(
              letter -> {
                assertThat(text(letter.value())).isEqualTo("not json");
                assertThat(header(letter, "tw_reason")).isEqualTo("malformed");
                assertThat(header(letter, "tw_topic")).isEqualTo("plant.readings");
                assertThat(header(letter, "tw_offset")).matches("\\d+");
              });

      List<DetectorModel> models = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> model : log.read("plant.models")) {
        if (text(model.key()).equals("stream")) {
          models.add(ModelCodec.decode(model.value()));
        }
      }
      assertThat(models).hasSizeGreaterThan(2);
      assertThat(models.get(0).version().number()).isEqualTo(1);
      assertThat(sent).isGreaterThan(10_000);

      Map<String, byte[]> warm = new DetectorJob(config).warmModels();
      assertThat(ModelCodec.decode(warm.get("stream")).version())
          .isEqualTo(models.get(models.size() - 1).version());

      Path file = folder.resolve("plant.model");
      assertThat(command("model", "--config", "" + configFile, "--output", "" + file)).isZero();
      assertThat(Files.readAllBytes(file)).isEqualTo(warm.get("stream"));
      assertThat(
              command("model", "--config", "" + configFile, "--output", "" + file, "--slot", "P-9"))
          .isEqualTo(CommandFailure.FAILED);
    }
  }

  @Test
  void withExactlyOnceTheAlertsAreTheSame() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopic("plant.readings", 2);
      PlantTopics.send(broker.bootstrap());
      run(ConfigOption.load(yaml(broker.bootstrap(), "exactly_once").file()), broker.bootstrap());
      List<String> ids =
          new BrokerLog(broker.bootstrap())
              .read("plant.alerts").stream().map(alert -> header(alert, "ce_id")).toList();
      assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  private PlantYaml yaml(String bootstrap, String delivery) {
    PlantYaml yaml = new PlantYaml(bootstrap, folder);
    return yaml.with("features", "[{of: all, use: [value, present]}]")
        .with("sink", "{delivery: " + delivery + "}")
        .with("runtime", yaml.runtime(2));
  }

  private static int command(String... args) {
    CommandLine root = Tidewatch.commandLine();
    root.setOut(new PrintWriter(new StringWriter()));
    root.setErr(new PrintWriter(new StringWriter()));
    return root.execute(args);
  }

  /** Runs the job until it has read everything, then drains and stops it. */
  private void run(Config config, String bootstrap) throws Exception {
    DetectorJob job = new DetectorJob(config);
    job.preflight();
    Configuration flink = job.localSettings();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    job.assemble(env, job.warmModels());
    JobClient client = env.executeAsync();
    PlantTopics.awaitDecisions(bootstrap);
    client
        .stopWithSavepoint(
            true, folder.resolve("end").toUri().toString(), SavepointFormatType.CANONICAL)
        .get();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return Headers.of(record.headers()).get(name);
  }
}
